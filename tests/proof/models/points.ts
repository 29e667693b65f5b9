import fc from 'fast-check';
import { findChainFault } from '#shared/points/chain';
import { Book } from '../../rules/book';
import { startingDates } from './instants';
import { Plain } from './plain';
import { graceDays, steps } from './points-steps';
import { agree, type Real } from './verify';

/** A member's books agree with a plain model after every one of fifty steps. */
export function runPointsModel(options: { numRuns: number }): void {
  const lives = fc.commands(steps, { maxCommands: 100, size: 'max' });
  fc.assert(
    fc.property(startingDates, lives, (startsOn, commands) => {
      const real: Real = {
        book: new Book(startsOn, graceDays, quickHash),
        earns: [],
        spends: [],
        named: new Map(),
        ids: new Set(),
        holds: 0,
        seen: 0,
        net: 0,
      };
      fc.modelRun(() => ({ model: new Plain(), real }), commands);
      agree('the chain', findChainFault(real.book.entries, quickHash), null);
    }),
    options,
  );
}

/** Stands for SHA-256, which is proven elsewhere and would be most of the time here. */
const quickHash = (text: string): string => {
  let hash = 0;
  for (let index = 0; index < text.length; index += 1) {
    hash = (Math.imul(hash, 31) + text.charCodeAt(index)) | 0;
  }
  return String(hash);
};
