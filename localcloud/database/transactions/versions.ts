import type { Collection } from '../engine/catalog';
import type { Row } from '../engine/table';
import type { IdKey } from '../values/ids';

interface OldVersion {
  /** The change that ended this version; snapshots taken before it still see it. */
  until: number;
  row: Row | undefined;
}

interface Change {
  until: number;
  collection: number;
  key: IdKey;
}

/**
 * Keeps what documents were, for as long as a snapshot that saw them is open, and in memory only:
 * a transaction does not outlive the process.
 */
export class Versions {
  private clock = 0;
  private readonly snapshots = new Map<number, number>();
  private readonly old = new Map<number, Map<IdKey, OldVersion[]>>();
  private readonly changes: Change[] = [];
  private firstChange = 0;

  open(): number {
    this.snapshots.set(this.clock, (this.snapshots.get(this.clock) ?? 0) + 1);
    return this.clock;
  }

  close(snapshot: number): void {
    const readers = (this.snapshots.get(snapshot) ?? 0) - 1;
    if (readers > 0) this.snapshots.set(snapshot, readers);
    else this.snapshots.delete(snapshot);
    this.forget();
  }

  /** True when anyone may still ask for what is about to be overwritten. */
  get needed(): boolean {
    return this.snapshots.size > 0;
  }

  /** Starts a change; everything recorded until the next one happens at once. */
  advance(): void {
    this.clock++;
  }

  /** Remembers what a document is before it is written. */
  record({ number }: Collection, key: IdKey, row: Row | undefined): void {
    if (!this.needed) return;
    let documents = this.old.get(number);
    if (!documents) {
      documents = new Map<IdKey, OldVersion[]>();
      this.old.set(number, documents);
    }
    const versions = documents.get(key);
    if (!versions) documents.set(key, [{ until: this.clock, row }]);
    else if (versions[versions.length - 1]?.until === this.clock) return;
    else versions.push({ until: this.clock, row });
    this.changes.push({ until: this.clock, collection: number, key });
  }

  changedSince(snapshot: number, { number }: Collection, key: IdKey): boolean {
    const versions = this.old.get(number)?.get(key);
    return versions !== undefined && versions.some(({ until }) => until > snapshot);
  }

  /** Documents of a collection that changed after a snapshot, as they were then. */
  asOf(snapshot: number, { number }: Collection): Map<IdKey, Row | undefined> {
    const found = new Map<IdKey, Row | undefined>();
    for (const [key, versions] of this.old.get(number) ?? []) {
      const version = versions.find(({ until }) => until > snapshot);
      if (version) found.set(key, version.row);
    }
    return found;
  }

  /** One document as it was at a snapshot; nothing when it has not changed since. */
  at(snapshot: number, { number }: Collection, key: IdKey): { row: Row | undefined } | undefined {
    return this.old
      .get(number)
      ?.get(key)
      ?.find(({ until }) => until > snapshot);
  }

  /** Drops what no open snapshot can see. */
  private forget(): void {
    const oldest = Math.min(...this.snapshots.keys());
    const { changes } = this;
    while (this.firstChange < changes.length) {
      const change = changes[this.firstChange] as Change;
      if (change.until > oldest) break;
      this.firstChange++;
      this.dropFirst(change);
    }
    if (this.firstChange * 2 > changes.length) {
      changes.splice(0, this.firstChange);
      this.firstChange = 0;
    }
  }

  private dropFirst({ collection, key }: Change): void {
    const documents = this.old.get(collection);
    const versions = documents?.get(key);
    versions?.shift();
    if (versions?.length === 0) documents?.delete(key);
    if (documents?.size === 0) this.old.delete(collection);
  }
}
