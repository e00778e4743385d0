import type { LookupReport } from './fhir-lookup';
import {
  SPELLINGS,
  STYLES,
  canProveNone,
  hasFound,
  isProven,
  reachesAll,
  type ServerProfile,
  type Spelling,
  type Standing,
} from './fhir-profile';

/** A server may be upgraded: what is known of it is asked anew each day, and sooner where it does not do for an answer. */
const PROFILE_LIFE_MS = 24 * 3_600_000;
const UNPROVEN_LIFE_MS = 5 * 60_000;
const UNREACHED_LIFE_MS = 30_000;

/** How long a profile is believed; milliseconds. */
export function lifeOf(profile: ServerProfile): number {
  if (!reachesAll(profile)) return UNREACHED_LIFE_MS;
  return canProveNone(profile) ? PROFILE_LIFE_MS : UNPROVEN_LIFE_MS;
}

/** The standing after a look-up showed `seen`; `broken` where it contradicts what was found before. */
function after(before: Standing, seen: 'seen' | 'ignored' | 'refused' | undefined): Standing | 'broken' {
  if (seen === undefined || (seen === 'seen' && isProven(before))) return before;
  return seen !== 'seen' && hasFound(before) ? 'broken' : seen;
}

/**
 * The profile with what a look-up showed; the same object where that is nothing new. A way of asking that worked before and fails now is
 * not a fact about the server until it has been learned anew, so the profile is then marked as old and otherwise kept.
 */
export function correctedBy(profile: ServerProfile, learned: LookupReport['learned']): ServerProfile {
  let { learnedAtMs } = profile;
  const next = (before: Standing, seen: 'seen' | 'ignored' | 'refused' | undefined): Standing => {
    const standing = after(before, seen);
    if (standing !== 'broken') return standing;
    learnedAtMs = 0;
    return before;
  };
  const spellings = { ...profile.spellings };
  for (const one of SPELLINGS) spellings[one] = next(spellings[one], learned[one]);
  const patientSearch = next(profile.patientSearch, learned['patient-search']);
  const seen = (names: readonly Spelling[]) => names.some((one) => learned[one] === 'seen');
  const holds = {
    reference: profile.holds.reference || seen(STYLES.reference),
    identifier: profile.holds.identifier || seen(STYLES.identifier),
  };
  const systemSeen = profile.systemSeen || holds.reference || holds.identifier || learned['patient-search'] === 'seen';
  const corrected = { ...profile, learnedAtMs, spellings, patientSearch, holds, systemSeen };
  return JSON.stringify(corrected) === JSON.stringify(profile) ? profile : corrected;
}

/** A record once found under a spelling proves it more firmly than a probe that came back empty disproves it. */
export function keepHits(learned: ServerProfile, before: ServerProfile | null): ServerProfile {
  const kept = (now: Standing, then: Standing | undefined): Standing =>
    now === 'unproven' && then !== undefined && hasFound(then) ? 'seen' : now;
  const spellings = { ...learned.spellings };
  for (const one of SPELLINGS) spellings[one] = kept(spellings[one], before?.spellings[one]);
  return {
    ...learned,
    spellings,
    patientSearch: kept(learned.patientSearch, before?.patientSearch),
    holds: {
      reference: learned.holds.reference || before?.holds.reference === true,
      identifier: learned.holds.identifier || before?.holds.identifier === true,
    },
    systemSeen: learned.systemSeen || before?.systemSeen === true,
  };
}
