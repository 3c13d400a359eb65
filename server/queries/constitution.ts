import type { Bodies as BodyRecords, BodyStore } from '#server/records/body-store.ts';
import type { Constitution as Found, PersonRecord } from '#server/records/constitution.ts';
import type { ConstitutionStore } from '#server/records/constitution-store.ts';
import { mayBy, NO_ITEM, type Standing } from '#shared/access/policy.ts';
import type { Standings } from '#shared/access/standings.ts';
import { dayInLondon } from '#shared/domain/calendar.ts';
import { holdsOn } from '#shared/domain/seat.ts';
import { inForceOn } from '#shared/domain/terms-of-reference.ts';
import { sentencesOf } from '#shared/domain/terms-sentences.ts';
import type { CommitteeId, OrganisationId, PersonId } from '#shared/ids.ts';
import type {
  Bodies,
  Constitution,
  OrganisationView,
  TermsVersion,
} from '#shared/protocol/http/constitution.ts';
import { toInstant } from './calendar.ts';
import { lastDayOfVersion, seatsView } from './constitution-seats.ts';

export interface ConstitutionQueries {
  /** The rest answer `null` when there is no such committee, or not for this reader. */
  of(person: PersonId, id: CommitteeId): Promise<Constitution | null>;
  /** Every version of the terms of reference, newest first. */
  terms(person: PersonId, id: CommitteeId): Promise<readonly TermsVersion[] | null>;
  /** For those who keep a constitution; `null` for everybody else. */
  bodies(person: PersonId): Promise<Bodies | null>;
}

export interface ConstitutionQueriesDeps {
  readonly constitutions: ConstitutionStore;
  readonly bodies: BodyStore;
  readonly standings: Standings;
  /** The committees whose constitution somebody keeps; `null`: every one. */
  readonly committeesKept: (person: PersonId) => Promise<readonly CommitteeId[] | null>;
  readonly now: () => number;
}

/** How a committee is made up, as its members and those who keep it up may see it. */
export function createConstitutionQueries(deps: ConstitutionQueriesDeps): ConstitutionQueries {
  const { constitutions, bodies, standings, committeesKept, now } = deps;

  async function readable(person: PersonId, id: CommitteeId) {
    const standing = await standings.onCommittee(person, id);
    if (!mayBy(standing, 'see-constitution', NO_ITEM).allowed) return null;
    const found = await constitutions.of(id);
    return found === null ? null : { found, standing };
  }

  return {
    async of(person, id) {
      const reading = await readable(person, id);
      if (reading === null) return null;
      const { found, standing } = reading;
      const today = dayInLondon(now());
      const keep = mayBy(standing, 'keep-constitution', NO_ITEM);
      const { committee } = found;
      // Its meetings are business: neither an administrator nor a deputy for one of them knows of all.
      const business = standing !== null && standing.person.draftRight !== null;
      const seats = seatsView(found, today, { keeper: keptIt(standing), business });
      const terms = inForceOn(found.terms, today);
      const known = keep.allowed
        ? await constitutions.people(await committeesKept(person))
        : found.people.filter((one) => one.id === person);
      const inForce = seats.filter((one) => one.state === 'in_force');
      const count = (holding: string) => inForce.filter((one) => one.holding === holding).length;
      return {
        id,
        name: committee.name,
        authorityMode: committee.authorityMode,
        authorityNote: committee.authorityNote,
        primaryFocus: [...committee.primaryFocus],
        predecessor: committee.predecessor,
        closedAt: committee.closedAt === null ? null : toInstant(committee.closedAt),
        parents: organisationViews(found.bodies, found.parentIds),
        related: organisationViews(found.bodies, found.relatedIds),
        areas: [...found.bodies.areas],
        terms: terms === null ? null : termsView(found, terms.version, today),
        seats: [...seats],
        counts: {
          seats: inForce.length,
          held: count('held'),
          vacant: count('vacant'),
          notRecorded: count('not_recorded'),
          endingSoon: inForce.flatMap((one) => one.appointments).filter((one) => one.endsSoon)
            .length,
        },
        people: keep.allowed ? known.filter((one) => !one.disabled).map(keptPerson) : [],
        meetings: business ? [...found.meetings] : [],
        today,
        may: {
          keep: keep.allowed,
          whyNot: keep.allowed ? null : keep.reason,
          business,
        },
      };
    },

    async terms(person, id) {
      const reading = await readable(person, id);
      if (reading === null) return null;
      const today = dayInLondon(now());
      return reading.found.terms
        .map(({ version }) => termsView(reading.found, version, today))
        .reverse();
    },

    async bodies(person) {
      const standing = await standings.inService(person);
      const kept = await committeesKept(person);
      const found = mayBy(standing, 'found-committee', NO_ITEM).allowed;
      if (kept?.length === 0 && !found) return null;
      const all = await bodies.all();
      return {
        organisations: organisationViews(
          all,
          all.organisations.map((one) => one.id),
        ),
        areas: [...all.areas],
        may: { found, keepBodies: true },
      };
    },
  };
}

/** Whoever keeps the constitution of a committee still sees what they kept when it has closed. */
function keptIt(standing: Standing | null): boolean {
  if (standing === null) return false;
  const facts = { ...standing.facts, committeeClosed: false };
  return mayBy({ ...standing, facts }, 'keep-constitution', NO_ITEM).allowed;
}

function keptPerson({ id, name, demonstration, email }: PersonRecord) {
  return { id, name, demonstration, email };
}

function organisationViews(
  { organisations }: BodyRecords,
  ids: readonly OrganisationId[],
): OrganisationView[] {
  const named = (id: OrganisationId) => {
    const found = organisations.find((one) => one.id === id);
    return found === undefined ? null : { id, name: found.name };
  };
  return organisations
    .filter((one) => ids.includes(one.id))
    .map(({ id, name, kind, areaIds, fromDay, toDay, successorId }) => ({
      id,
      name,
      kind,
      areaIds: [...areaIds],
      firstDay: fromDay,
      lastDay: lastDayOfVersion(toDay),
      successor: successorId === null ? null : named(successorId),
      predecessors: organisations
        .filter((one) => one.successorId === id)
        .map((one) => ({ id: one.id, name: one.name })),
    }));
}

function termsView(found: Found, version: number, today: string): TermsVersion {
  const { bodies, parentIds, people, terms } = found;
  const at = terms.findIndex((one) => one.version === version);
  const one = terms[at];
  if (one === undefined) throw new Error(`No version ${version} of the terms of reference`);
  const next = terms.slice(at + 1).find((later) => later.fromDay > one.fromDay);
  const replaced = terms.slice(at + 1).some((later) => later.fromDay === one.fromDay);
  return {
    id: one.id,
    version,
    firstDay: one.fromDay,
    lastDay: replaced ? one.fromDay : lastDayOfVersion(next?.fromDay ?? null),
    inForce: inForceOn(terms, today)?.version === version,
    note: one.note,
    recordedBy: people.find((person) => person.id === one.createdBy)?.name ?? 'The service',
    recordedAt: toInstant(one.createdAt),
    rules: one.rules as TermsVersion['rules'],
    said: sentencesOf(one.rules, {
      parents: bodies.organisations.filter(
        (body) => parentIds.includes(body.id) && holdsOn(body, one.fromDay),
      ),
      organisationName: (id) => bodies.organisations.find((body) => body.id === id)?.name ?? null,
    }).map((rule) => ({ ...rule, sentences: [...rule.sentences] })),
  };
}
