/** Forms in other tabs. They tell each other keyed digests of what they are about, never the member. */
interface Word {
  readonly from: string;
  readonly tokens: readonly string[];
  /** The sender has just come or changed, and wants to know who else is there. */
  readonly asks: boolean;
}

interface Channel {
  postMessage(word: Word): void;
  onmessage: ((event: MessageEvent<unknown>) => void) | null;
  close(): void;
}

export interface Neighbours {
  /** What this page's form is about now. */
  announce(tokens: readonly string[]): void;
  leave(): void;
}

/** `onShared`: whether another tab holds a form about the same member, or the same form. */
export function watchNeighbours(channel: Channel, pageId: string, onShared: (isShared: boolean) => void): Neighbours {
  const others = new Map<string, readonly string[]>();
  let mine: readonly string[] = [];
  const say = (asks: boolean) => channel.postMessage({ from: pageId, tokens: mine, asks });
  const judge = () => onShared([...others.values()].some((tokens) => tokens.some((token) => mine.includes(token))));
  channel.onmessage = ({ data }) => {
    // Only pages of this extension reach the channel, so the shape is trusted.
    const word = data as Word;
    others.set(word.from, word.tokens);
    judge();
    if (word.asks) say(false);
  };
  return {
    announce(tokens) {
      mine = tokens;
      say(true);
      judge();
    },
    leave() {
      mine = [];
      say(false);
      channel.close();
    },
  };
}
