import type { Seat, StandIn, Tenure } from '#shared/domain/seat.ts';
import type { TermsRules } from '#shared/domain/terms-of-reference.ts';
import type { AuthorityMode, DraftRight } from '#shared/domain/vocabulary.ts';
import type {
  AppointmentId,
  AreaId,
  CommitteeId,
  DeputyId,
  MeetingId,
  OrganisationId,
  PersonId,
  SeatId,
  TermsId,
} from '#shared/ids.ts';
import type { Bodies } from './body-store.ts';

/** Everything on record about how a committee is made up. */
export interface Constitution {
  readonly committee: CommitteeRecord;
  /** The bodies it is a committee of. */
  readonly parentIds: readonly OrganisationId[];
  readonly relatedIds: readonly OrganisationId[];
  /** Every version, oldest first. */
  readonly terms: readonly TermsRecord[];
  /** In the committee's own order, ended ones among them. */
  readonly seats: readonly SeatRecord[];
  /** Everybody who is named in it. */
  readonly people: readonly PersonRecord[];
  readonly meetings: readonly {
    readonly id: MeetingId;
    readonly title: string;
    readonly date: string;
  }[];
  readonly bodies: Bodies;
}

export interface CommitteeRecord {
  readonly id: CommitteeId;
  readonly name: string;
  readonly authorityMode: AuthorityMode;
  readonly authorityNote: string | null;
  readonly primaryFocus: readonly string[];
  readonly predecessor: string | null;
  readonly closedAt: number | null;
}

export interface TermsRecord {
  readonly id: TermsId;
  readonly version: number;
  readonly fromDay: string;
  readonly rules: TermsRules;
  readonly note: string | null;
  readonly createdAt: number;
  readonly createdBy: PersonId;
}

export interface SeatRecord extends Seat {
  readonly draftRight: DraftRight;
  readonly seesPrivate: boolean;
  readonly areaIds: readonly AreaId[];
  readonly note: string | null;
  readonly demonstration: boolean;
  readonly tenures: readonly TenureRecord[];
}

export interface TenureRecord extends Tenure {
  readonly nominatedBy: readonly string[];
  readonly nominatedById: OrganisationId | null;
  readonly nominatedOn: string | null;
  readonly endReason: string | null;
  readonly deputies: readonly DeputyRecord[];
}

export interface DeputyRecord extends StandIn {
  readonly id: DeputyId;
  readonly note: string | null;
}

export interface PersonRecord {
  readonly id: PersonId;
  readonly name: string;
  /** For those alone who keep the constitution, and for the person. */
  readonly email: string | null;
  readonly demonstration: boolean;
  /** The account was closed. */
  readonly disabled: boolean;
}

/** What a command may have written. */
export type ConstitutionChange =
  | { readonly kind: 'committee'; readonly committee: CommitteeRecord }
  | {
      readonly kind: 'bodies';
      readonly parentIds: readonly OrganisationId[];
      readonly relatedIds: readonly OrganisationId[];
    }
  | { readonly kind: 'terms'; readonly terms: TermsRecord }
  /** The seat without its tenures, which are written one by one; a new one takes its place at the end. */
  | { readonly kind: 'seat'; readonly seat: SeatRecord }
  | { readonly kind: 'person'; readonly person: NewPerson }
  /** The tenure without its deputies. */
  | { readonly kind: 'tenure'; readonly seatId: SeatId; readonly tenure: TenureRecord }
  | {
      readonly kind: 'deputy';
      readonly tenureId: AppointmentId;
      readonly deputy: DeputyRecord;
    };

export type NewPerson = Pick<PersonRecord, 'id' | 'name' | 'email'>;
