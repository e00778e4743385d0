import { demoRecords, type DemoRecords } from '../../utils/registry/demo-consents';
import { DEMO_MEMBERS, type DemoMember, type DemoScenario } from '../../utils/registry/demo-members';

/** The invented people of portal, registry and tests: one cast for all. */
export const members: readonly DemoMember[] = DEMO_MEMBERS;

/** The first member that plays `scenario`. */
export function memberOf(scenario: DemoScenario): DemoMember {
  const member = members.find((one) => one.scenario === scenario);
  if (!member) throw new Error(`no member plays ${scenario}`);
  return member;
}

export function memberById(id: string): DemoMember {
  const member = members.find((one) => one.id === id);
  if (!member) throw new Error(`no member ${id}`);
  return member;
}

/** Patients and Consents of the whole cast, dated from `today` (`YYYY-MM-DD`; default: the clock's). */
export function records(today: string = new Date().toISOString().slice(0, 10)): DemoRecords {
  return demoRecords(today);
}
