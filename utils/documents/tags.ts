import { PDFHexString, PDFName, PDFNumber, PDFOperator, PDFOperatorNames, PDFString } from '@cantoo/pdf-lib';
import type { PDFDocument, PDFPage, PDFRef } from '@cantoo/pdf-lib';

type Role =
  'Document' | 'H1' | 'H2' | 'P' | 'L' | 'LI' | 'LBody' | 'Table' | 'TR' | 'TH' | 'TD' | 'Sect' | 'Span' | 'Figure';

/**
 * Tagged PDF by hand (ISO 32000-1, 14.7 and 14.8): the library draws, but writes no structure tree. An element holds marked-content
 * numbers of pages, or elements.
 */
export interface TagElement {
  readonly role: Role;
  /** BCP 47, where it differs from the document's. */
  readonly language?: string;
  /** What a picture shows. */
  readonly alt?: string;
  readonly kids: TagElement[];
  readonly marks: { readonly page: PDFPage; readonly mcid: number }[];
}
export const element = (
  role: Role,
  parent?: TagElement,
  about: Pick<TagElement, 'language' | 'alt'> = {},
): TagElement => {
  const made: TagElement = { role, kids: [], marks: [], ...about };
  parent?.kids.push(made);
  return made;
};

/** Numbers marked content page by page and remembers whom it belongs to. */
export class TagRecorder {
  readonly root = element('Document');
  readonly #owners = new Map<PDFPage, TagElement[]>();

  /** Draws inside marked content of `owner`. */
  mark(page: PDFPage, owner: TagElement, draw: () => void): void {
    const owners = this.#owners.get(page) ?? [];
    this.#owners.set(page, owners);
    const mcid = owners.push(owner) - 1;
    owner.marks.push({ page, mcid });
    page.pushOperators(
      PDFOperator.of(PDFOperatorNames.BeginMarkedContentSequence, [PDFName.of(owner.role), `<</MCID ${mcid}>>`]),
    );
    draw();
    page.pushOperators(PDFOperator.of(PDFOperatorNames.EndMarkedContent));
  }

  /** Draws what a reader should skip: rules, frames, page numbers. */
  artifact(page: PDFPage, draw: () => void): void {
    page.pushOperators(PDFOperator.of(PDFOperatorNames.BeginMarkedContent, [PDFName.of('Artifact')]));
    draw();
    page.pushOperators(PDFOperator.of(PDFOperatorNames.EndMarkedContent));
  }

  /** Writes the structure tree into the catalog. Call once, when all is drawn. */
  write(doc: PDFDocument, language: string): void {
    const { context, catalog } = doc;
    const rootRef = context.nextRef();
    const refs = new Map<TagElement, PDFRef>();
    const kid = writeElement(doc, this.root, rootRef, refs);
    const numbers: (number | PDFRef[])[] = [];
    [...this.#owners].forEach(([page, owners], at) => {
      page.node.set(PDFName.of('StructParents'), PDFNumber.of(at));
      page.node.set(PDFName.of('Tabs'), PDFName.of('S'));
      numbers.push(
        at,
        owners.flatMap((owner) => refs.get(owner) ?? []),
      );
    });
    const parentTree = context.register(context.obj({ Nums: numbers }));
    context.assign(
      rootRef,
      context.obj({ Type: 'StructTreeRoot', K: [kid], ParentTree: parentTree, ParentTreeNextKey: this.#owners.size }),
    );
    catalog.set(PDFName.of('StructTreeRoot'), rootRef);
    catalog.set(PDFName.of('MarkInfo'), context.obj({ Marked: true }));
    catalog.set(PDFName.of('Lang'), PDFString.of(language));
  }
}

function writeElement(doc: PDFDocument, tag: TagElement, parent: PDFRef, refs: Map<TagElement, PDFRef>): PDFRef {
  const ref = doc.context.nextRef();
  refs.set(tag, ref);
  const marks = tag.marks.map(({ page, mcid }) => doc.context.obj({ Type: 'MCR', Pg: page.ref, MCID: mcid }));
  const kids = tag.kids.map((kid) => writeElement(doc, kid, ref, refs));
  const scope = tag.role === 'TH' ? { A: doc.context.obj({ O: 'Table', Scope: 'Row' }) } : {};
  const about = {
    ...(tag.language !== undefined && { Lang: PDFString.of(tag.language) }),
    ...(tag.alt !== undefined && { Alt: PDFHexString.fromText(tag.alt) }),
  };
  doc.context.assign(
    ref,
    doc.context.obj({ Type: 'StructElem', S: tag.role, P: parent, K: [...marks, ...kids], ...scope, ...about }),
  );
  return ref;
}
