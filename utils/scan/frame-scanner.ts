import type { FrameFindings } from '../contract/findings';
import { FitReader } from './adapter-fit';
import { readAdapterMembers } from './adapter-reader';
import { collect, collectPart, type Collector } from './collect';
import { ContentLines } from './content';
import { fieldText, isTextField, type Field } from './field-text';
import { findingsOf } from './findings';
import type { MemberReader, ScannerOptions } from './scanner-options';
import { shadowRootOf } from './shadow-roots';
import { SightingStore } from './sightings';
import { SliceRunner, type Step } from './slices';
import { RootWatcher, type Change } from './watcher';

/** Parts waiting to be read; more than this are read as one whole pass. */
const MAX_PARTS = 150;
/** When late shadow roots are looked for, milliseconds after their host was seen. After the last, the host is given up. */
const LATE_ROOTS_MS = [200, 1000, 4000, 12_000];
/** Fields whose values are set by script fire nothing: they are compared this often while the page is visible, milliseconds. */
const FIELD_SWEEP_MS = 1500;
const MAX_SWEPT = 400;
/** `detect` reports all that it finds. */
const EVERY_VALUE = 3000;
/** While the parser runs, whole passes wait this long: each would read what the next reads again. */
const PARSING_DELAY_MS = 120;

/** One frame's reader: keeps what was seen, and reads again what changed. */
export class FrameScanner implements MemberReader {
  private store = new SightingStore();
  /** The document and every shadow root found in it. */
  readonly roots = new Set<Document | ShadowRoot>();
  private readonly pendingHosts = new Set<Element>();
  private readonly fieldValues = new Map<Field, string>();
  private readonly watcher: RootWatcher;
  private readonly runner: SliceRunner;
  private parts = new Set<Element>();
  private wholePass = true;
  private owed = true;
  private running = false;
  private last = '';
  private elements: readonly Element[] = [];
  private content: ContentLines | null;
  private readonly fit: FitReader;

  constructor(private readonly options: ScannerOptions) {
    const { document, signal } = options;
    const view = document.defaultView;
    this.content = this.freshContent();
    this.fit = new FitReader(options, () => this.compose());
    this.runner = new SliceRunner(options, options.adapter.purseMs);
    this.watcher = new RootWatcher(
      () => this.store,
      (change) => this.onChange(change),
      view ?? (globalThis as unknown as Window & typeof globalThis),
      signal,
    );
    this.addRoot(document);
    for (const type of ['input', 'change'] as const) {
      document.addEventListener(type, (event) => this.onInput(event), { capture: true, passive: true, signal });
    }
    view?.addEventListener('resize', () => this.compose(), { signal, passive: true });
    document.addEventListener('DOMContentLoaded', () => this.again(null), { signal });
    this.sweep();
    this.run();
  }

  scanNow(): FrameFindings {
    this.wholePass = false;
    this.parts.clear();
    this.running = false;
    const store = this.freshStore();
    this.runner.finish(this.everything(store));
    this.store = store;
    return this.compose();
  }

  memberElements(): readonly Element[] {
    return this.elements;
  }

  private addRoot(root: Document | ShadowRoot): void {
    if (this.roots.has(root)) return;
    this.roots.add(root);
    this.watcher.observe(root);
  }

  private collector(store: SightingStore): Collector {
    return {
      store,
      open: this.options.openShadowRoot,
      content: this.content,
      onRoot: (root) => this.addRoot(root),
      onField: (field) => this.noteField(field),
      onPending: (host) => this.await(host, 0),
    };
  }

  private *everything(store: SightingStore): Generator<Step> {
    const { document, adapter } = this.options;
    for (const root of this.roots)
      if (root.nodeType === 11 && !(root as ShadowRoot).host.isConnected) this.roots.delete(root);
    this.content = this.freshContent();
    readAdapterMembers(document, adapter, this.options.openShadowRoot, store);
    this.fieldValues.clear();
    yield* collect(document, this.collector(store));
  }

  private freshContent(): ContentLines | null {
    return this.options.content === undefined ? null : new ContentLines(this.options.content);
  }

  private freshStore(): SightingStore {
    return new SightingStore(this.options.selectors === 'on' ? EVERY_VALUE : undefined);
  }

  private noteField(field: Field): void {
    if (this.fieldValues.size < MAX_SWEPT) this.fieldValues.set(field, fieldText(field));
  }

  /** A custom element without a root: definitions load late, and closed roots are attached in constructors that run later. */
  private await(host: Element, attempt: number): void {
    const delay = LATE_ROOTS_MS[attempt];
    if (delay === undefined || (attempt === 0 && this.pendingHosts.has(host)) || this.pendingHosts.size > 500) return;
    this.pendingHosts.add(host);
    this.options.schedule(() => {
      if (this.options.signal.aborted) return;
      const root = host.isConnected ? shadowRootOf(host, this.options.openShadowRoot) : null;
      if (root !== null) {
        this.pendingHosts.delete(host);
        this.owed = true;
        this.options.onDirty();
        this.again(new Set([host]));
      } else if (host.isConnected) this.await(host, attempt + 1);
      else this.pendingHosts.delete(host);
    }, delay);
  }

  private onChange(change: Change): void {
    if (change.dirty) {
      this.owed = true;
      this.options.onDirty();
    }
    if (change.restyled && change.scopes?.size === 0) this.options.schedule(() => this.compose(), 0);
    else this.again(change.scopes);
  }

  private onInput(event: Event): void {
    const target = event.composedPath()[0] as Element | undefined;
    if (target?.nodeType !== 1 || !isTextField(target)) return;
    const text = fieldText(target);
    if ((this.fieldValues.get(target) ?? '') === text) return;
    this.fieldValues.set(target, text);
    this.again(new Set([target]));
  }

  private sweep(): void {
    this.options.schedule(() => {
      if (this.options.signal.aborted) return;
      const changed = new Set<Element>();
      if (!this.options.document.hidden) {
        for (const [field, before] of this.fieldValues) {
          const text = fieldText(field);
          if (text === before) continue;
          this.fieldValues.set(field, text);
          changed.add(field);
        }
      }
      if (changed.size > 0) this.onChange({ scopes: changed, dirty: true, restyled: false });
      this.sweep();
    }, FIELD_SWEEP_MS);
  }

  private again(scopes: ReadonlySet<Element> | null): void {
    if (scopes === null) this.wholePass = true;
    else for (const scope of scopes) this.parts.add(scope);
    if (this.parts.size > MAX_PARTS) this.wholePass = true;
    if (this.running) return;
    this.run();
  }

  private run(): void {
    this.running = true;
    const whole = this.wholePass;
    const store = whole ? this.freshStore() : this.store;
    const parts = [...this.parts];
    this.wholePass = false;
    this.parts = new Set();
    const work = whole ? this.everything(store) : this.reread(parts);
    const delay = whole && this.options.document.readyState === 'loading' ? PARSING_DELAY_MS : 0;
    this.runner.start(
      work,
      () => {
        this.running = false;
        this.store = store;
        if (this.wholePass || this.parts.size > 0) this.run();
        else this.compose();
      },
      delay,
    );
  }

  private *reread(parts: readonly Element[]): Generator<Step> {
    this.store.forget(null);
    for (const part of parts) {
      if (!part.isConnected) continue;
      this.store.forget(part);
      yield* collectPart(part, this.collector(this.store));
      yield;
    }
    for (const field of this.fieldValues.keys()) if (!field.isConnected) this.fieldValues.delete(field);
  }

  private compose(): FrameFindings {
    this.store.forget(null);
    const { findings: read, elements } = findingsOf(this.options, this.store, this.content, this.runner.spentMs);
    const fit = this.fit.read();
    const findings = fit === undefined ? read : { ...read, fit };
    this.elements = elements;
    const text = JSON.stringify({ ...findings, elapsedMs: 0 });
    if (this.owed || text !== this.last) {
      this.owed = false;
      this.last = text;
      this.options.onFindings(findings);
    }
    return findings;
  }
}
