import { ENTRY, LEAVE, nextPage, VISIT_BLOCK } from "./http-site.ts";
import { Random, STREAM } from "./random.ts";
import type { ScenarioInput } from "./scenario.ts";

/** What stays the same over all requests of a visit. */
export interface Visit {
  readonly sessionId: string;
  readonly clientIp: string;
  readonly userAgent: string;
  /** Where the visitor came from; undefined when they typed the address. */
  readonly entry: string | undefined;
}

/** One request of a visit: places in PAGES. */
export interface Request {
  readonly visit: Visit;
  readonly page: number;
  /** The page before it in the same visit. */
  readonly before: number | undefined;
  /** Numbers of both, for their paths. */
  readonly number: number;
  readonly numberBefore: number;
}

/** Visits side by side in each partition. */
const SLOTS = 512;

interface Block {
  readonly number: number;
  readonly pages: Uint8Array;
  readonly numbers: Uint32Array;
  /** Place in `visits`. */
  readonly visitOf: Uint8Array;
  readonly visits: readonly Visit[];
}

/**
 * The visit that each event belongs to. Events of one partition go round over its slots; a slot is one visitor after
 * the other, each walking from page to page. A walk that reaches the end of its block ends there.
 */
export function openVisits(input: ScenarioInput): (index: number) => Request {
  const { seed, partitionOf, words } = input;
  const { partitions } = input.log;
  const agents = words.pool("internet.userAgent", 400) as string[];
  const ips = words.pool("internet.ipv4", 8000) as string[];
  const entries = ["https://www.google.com/", "https://duckduckgo.com/", "https://news.example.org/deals", undefined];
  const blocks: (Block | undefined)[] = Array.from({ length: SLOTS * partitions });
  const random = new Random();

  const visitOf = (id: number, partition: number): Visit => {
    const start = `ses-${id.toString(36)}-`;
    let sessionId = start;
    for (let tries = 0; tries < 16 * partitions; tries++) {
      sessionId = start + random.hex();
      if (partitionOf(sessionId) === partition) break;
    }
    return {
      sessionId,
      clientIp: random.pick(ips),
      userAgent: random.pick(agents),
      entry: random.pick(entries),
    };
  };

  const walk = (number: number, slot: number, partition: number): Block => {
    const id = (number * partitions + partition) * SLOTS + slot;
    random.at(seed, id, STREAM.session);
    const pages = new Uint8Array(VISIT_BLOCK);
    const numbers = new Uint32Array(VISIT_BLOCK);
    const visitsOf = new Uint8Array(VISIT_BLOCK);
    const visits: Visit[] = [];
    let page = LEAVE;
    for (let step = 0; step < VISIT_BLOCK; step++) {
      page = page === LEAVE ? LEAVE : nextPage(page, random);
      if (page === LEAVE) {
        visits.push(visitOf(id * VISIT_BLOCK + step, partition));
        page = ENTRY;
      }
      pages[step] = page;
      numbers[step] = random.next();
      visitsOf[step] = visits.length - 1;
    }
    return { number, pages, numbers, visitOf: visitsOf, visits };
  };

  return (index) => {
    const partition = index % partitions;
    const local = Math.floor(index / partitions);
    const slot = local % SLOTS;
    // Shifted, so that not all slots begin a block at once.
    const at = Math.floor(local / SLOTS) + ((slot * 29) % VISIT_BLOCK);
    const number = Math.floor(at / VISIT_BLOCK);
    const place = partition * SLOTS + slot;
    let block = blocks[place];
    if (block?.number !== number) {
      block = walk(number, slot, partition);
      blocks[place] = block;
    }
    const step = at % VISIT_BLOCK;
    const visit = block.visitOf[step] as number;
    const first = step === 0 || block.visitOf[step - 1] !== visit;
    return {
      visit: block.visits[visit] as Visit,
      page: block.pages[step] as number,
      before: first ? undefined : block.pages[step - 1],
      number: block.numbers[step] as number,
      numberBefore: first ? 0 : (block.numbers[step - 1] as number),
    };
  };
}
