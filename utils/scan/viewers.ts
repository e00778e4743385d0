/** Smaller boxes hold no document that a person reads: hidden frames for printing, icons. Pixels. */
const READ_FROM = 100;
const DOCUMENT_TYPE = /^(?:application\/(?:x-)?pdf|image\/(?!svg))/;
const DOCUMENT_ADDRESS = /\.pdf(?:$|[?#])/i;

/** Whether the frame itself is the browser's own viewer, of a PDF or a picture: what it shows is closed to every script. */
export function isViewer({ contentType, defaultView }: Document): boolean {
  return DOCUMENT_TYPE.test(contentType) && (defaultView?.innerWidth ?? 0) >= READ_FROM;
}

/** Whether the page shows a document by a plug-in element, which has no frame that could be read. Documents in frames speak for themselves. */
export function holdsViewer(document: Document, isShown: (element: Element) => boolean): boolean {
  const embedded = [...document.getElementsByTagName('embed'), ...document.getElementsByTagName('object')];
  return embedded.some((element) => {
    const address = element.getAttribute('src') ?? element.getAttribute('data') ?? '';
    const isDocument = DOCUMENT_TYPE.test(element.type) || DOCUMENT_ADDRESS.test(address);
    return isDocument && isShown(element) && element.clientWidth >= READ_FROM;
  });
}
