/** The parts of a fetched record batch that say to which transaction it belongs. */
export interface BatchHead {
  readonly attributes: number;
  readonly producerId: bigint;
  readonly firstOffset: bigint;
  readonly lastOffsetDelta: number;
  readonly records: readonly { readonly key: Buffer | null }[];
}

const TRANSACTIONAL = 1 << 4;
const CONTROL = 1 << 5;

/**
 * The batches of one fetch that a reader with `read_committed` may see: no control batches, nothing of an aborted
 * transaction. `aborted` is the broker's list for this fetch. A client's own filter is not used: platformatic's keeps
 * aborted records when their marker is not in the same fetch, and hides committed ones between two abort markers.
 */
export function committed<B extends BatchHead>(
  batches: readonly B[],
  aborted: readonly { readonly producerId: bigint; readonly firstOffset: bigint }[],
): B[] {
  const pending = [...aborted].sort((a, b) =>
    a.firstOffset < b.firstOffset ? -1 : a.firstOffset > b.firstOffset ? 1 : 0,
  );
  const open = new Set<bigint>();
  const visible: B[] = [];
  for (const batch of batches) {
    const last = batch.firstOffset + BigInt(batch.lastOffsetDelta);
    while (pending[0] && pending[0].firstOffset <= last) open.add(pending.shift()!.producerId);
    if (batch.attributes & CONTROL) {
      // Control record key: version int16, type int16; type 0 = abort, 1 = commit.
      if (batch.records[0]?.key?.readInt16BE(2) === 0) open.delete(batch.producerId);
    } else if (!(batch.attributes & TRANSACTIONAL && open.has(batch.producerId))) {
      visible.push(batch);
    }
  }
  return visible;
}
