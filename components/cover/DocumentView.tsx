import type { Block, SheetDocument } from '../../utils/documents/document';

/** A cover sheet as it will be on paper: same words, same order. The language is the document's own. */
export function DocumentView({ sheet }: { readonly sheet: SheetDocument }) {
  return (
    <article class="paper" lang={sheet.language} aria-label={sheet.title}>
      <p class="running">
        <b>{sheet.running.left}</b>
        <b>{sheet.running.right}</b>
      </p>
      {sheet.blocks.map((block, at) => (
        <BlockView key={at} block={block} />
      ))}
      <p class="foot">{sheet.foot}</p>
    </article>
  );
}

function BlockView({ block }: { readonly block: Block }) {
  switch (block.kind) {
    case 'heading':
      return block.level === 1 ? <h3 class="paper-title">{block.text}</h3> : <h4>{block.text}</h4>;
    case 'paragraph':
      return <p class={block.tone ?? 'normal'}>{block.text}</p>;
    case 'list':
      return (
        <ul>
          {block.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      );
    case 'fields':
      return (
        <dl class="paper-fields">
          {block.rows.map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      );
    case 'frame':
      return (
        <section class="frame">
          {block.blocks.map((inner, at) => (
            <BlockView key={at} block={inner} />
          ))}
        </section>
      );
    case 'blank':
    case 'code':
    case 'picture':
    case 'points':
    case 'room':
    case 'tick':
      // Blocks of the consent form; no cover sheet has them.
      return null;
  }
}
