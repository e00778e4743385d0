import { setFlagsFromString } from 'node:v8';
import * as cedar from '@cedar-policy/cedar-wasm/nodejs';
import type { Outcome } from '../../utils/ascmi/outcomes';
import type { BenchRow } from './decide-rows';

/**
 * The same rows for a general policy engine: Cedar (Apache-2.0, compiled to WASM). Cedar answers allow or deny and has neither loops over
 * records nor dates with zones in this use, so the records are folded beforehand and handed over as `consent`; outcomes are read from the
 * ids of the determining policies. Both simplifications favour Cedar.
 */
const POLICIES: Readonly<Record<string, { readonly outcome: Outcome; readonly text: string }>> = {
  'part2-agreed': {
    outcome: 'PERMIT_WITH_OBLIGATIONS',
    text: 'permit(principal, action == Action::"disclose", resource) when { context.category == "SUD_P2" && context.consent == "agreed" && ["TREAT", "HPAYMT", "HOPERAT", "COC"].contains(context.purpose) && ["TREATING_CE", "MCP", "PART2_PROGRAM", "COUNTY_BH"].contains(context.recipient) };',
  },
  'part2-refused': {
    outcome: 'DENY',
    text: 'forbid(principal, action == Action::"disclose", resource) when { context.category == "SUD_P2" && ["declined", "revoked"].contains(context.consent) };',
  },
  'general-tpo': {
    outcome: 'PERMIT',
    text: 'permit(principal, action == Action::"disclose", resource) when { context.category == "GENERAL" && ["TREAT", "HPAYMT", "HOPERAT", "COC"].contains(context.purpose) && !["EMPLOYER", "RESEARCHER"].contains(context.recipient) };',
  },
  'to-the-member': {
    outcome: 'PERMIT_WITH_OBLIGATIONS',
    text: 'permit(principal, action == Action::"disclose", resource) when { context.category == "GENERAL" && context.recipient == "SELF" && context.purpose == "PATRQT" };',
  },
  'self-paid': {
    outcome: 'DENY',
    text: 'forbid(principal, action == Action::"disclose", resource) when { context.modifiers.contains("SELF_PAID") && ["MCP", "COMMERCIAL_PLAN"].contains(context.recipient) && ["HPAYMT", "HOPERAT"].contains(context.purpose) };',
  },
  'not-an-ascmi-purpose': {
    outcome: 'SEPARATE',
    text: 'forbid(principal, action == Action::"disclose", resource) when { ["EMPLOYER", "RESEARCHER"].contains(context.recipient) || ["HRESCH", "HMARKT"].contains(context.purpose) };',
  },
};
const SET = 'bench';
const CONSENT: Readonly<Record<BenchRow['status'], string>> = {
  ALL: 'agreed',
  NONE: 'none',
  PART: 'declined',
  DECL: 'declined',
  REV: 'revoked',
  EXP: 'none',
};

/** Parses the policies once; every call then finds them in the engine's own cache. */
export function prepareCedar(): string {
  // V8 11.3 (Node 20) aborts when it deoptimises a call into WASM that it had inlined.
  setFlagsFromString('--no-turbo-inline-js-wasm-calls');
  const staticPolicies = Object.fromEntries(Object.entries(POLICIES).map(([id, { text }]) => [id, text]));
  const answer = cedar.preparsePolicySet(SET, { staticPolicies });
  if (answer.type === 'failure') throw new Error(answer.errors.map(({ message }) => message).join('; '));
  return cedar.getCedarVersion();
}

/** Asks Cedar one row. Nothing satisfied: no consent that would permit. */
export function askCedar({ category, request, status }: BenchRow): Outcome {
  const answer = cedar.statefulIsAuthorized({
    principal: { type: 'Sender', id: request.sender },
    action: { type: 'Action', id: 'disclose' },
    resource: { type: 'Member', id: 'm' },
    context: {
      category,
      purpose: request.purpose,
      recipient: request.recipient,
      modifiers: [...request.modifiers],
      consent: CONSENT[status],
    },
    preparsedPolicySetId: SET,
    entities: [],
  });
  if (answer.type === 'failure') throw new Error(answer.errors.map(({ message }) => message).join('; '));
  const [policy] = answer.response.diagnostics.reason;
  return policy === undefined ? 'NEEDS_CONSENT' : (POLICIES[policy]?.outcome ?? 'ASK');
}
