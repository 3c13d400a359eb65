import type { TermsRules } from '#shared/domain/terms-of-reference.ts';
import type {
  AuthorityMode,
  DocumentKind,
  DraftRight,
  MeetingState,
  Membership,
  Part,
  SeatCategory,
  SeatHolding,
  StandingKind,
} from '#shared/domain/vocabulary.ts';
import type {
  AreaId,
  CommitteeId,
  DocumentId,
  ItemId,
  MeetingId,
  OrganisationId,
  PersonId,
  PostId,
  SeatId,
  TermsId,
} from '#shared/ids.ts';

/** A whole committee as it is founded: who there is, the meetings so far, and their documents' seeds. */
export interface Founding {
  readonly areas: readonly { readonly id: AreaId; readonly name: string }[];
  /** Every body that has to do with the committee, its parents and the local Healthwatch among them. */
  readonly organisations: readonly FoundingOrganisation[];
  readonly persons: readonly FoundingPerson[];
  readonly committee: FoundingCommittee;
  /** The bodies it is a committee of; the other ones have to do with it. */
  readonly parentIds: readonly OrganisationId[];
  readonly terms: FoundingTerms | null;
  readonly posts: readonly FoundingPost[];
  /** In the committee's own order. */
  readonly seats: readonly FoundingSeat[];
  /** Those who keep the minutes of a parent body. */
  readonly bodySecretaries?: readonly {
    readonly organisationId: OrganisationId;
    readonly personId: PersonId;
    readonly fromDay: string | null;
  }[];
  readonly meetings: readonly FoundingMeeting[];
}

interface FoundingOrganisation {
  readonly id: OrganisationId;
  readonly name: string;
  readonly kind: string;
  readonly areaIds: readonly AreaId[];
}

export interface FoundingPerson {
  readonly id: PersonId;
  readonly name: string;
  /** Sets up committees and looks after accounts. */
  readonly administrator?: boolean;
  readonly demonstration: boolean;
}

interface FoundingCommittee {
  readonly id: CommitteeId;
  readonly name: string;
  readonly authorityMode: AuthorityMode;
  readonly authorityNote: string | null;
  readonly primaryFocus: readonly string[];
  readonly predecessor: string | null;
}

interface FoundingTerms {
  readonly id: TermsId;
  /** The first day on which they are known to be in force. */
  readonly fromDay: string;
  readonly rules: TermsRules;
  readonly note: string | null;
}

interface FoundingPost {
  readonly id: PostId;
  readonly title: string;
  readonly organisationName: string | null;
}

export interface FoundingSeat {
  readonly id: SeatId;
  readonly title: string;
  readonly category: SeatCategory;
  readonly organisationId: OrganisationId | null;
  readonly holding: SeatHolding;
  readonly membership: Membership;
  readonly countsToQuorum: boolean;
  readonly draftRight: DraftRight;
  /** Takes part in private business (Part II). */
  readonly seesPrivate: boolean;
  /** The day the seat is known to exist from; `null` where nobody recorded it. */
  readonly fromDay: string | null;
  readonly note: string | null;
  readonly demonstration: boolean;
  /** The areas it speaks for. */
  readonly areaIds: readonly AreaId[];
  readonly appointment: FoundingAppointment | null;
}

interface FoundingAppointment {
  readonly personId: PersonId;
  /** The nominating bodies by name, as a page shows them. */
  readonly nominatedBy: readonly string[];
  readonly fromDay: string | null;
}

export interface FoundingMeeting {
  readonly id: MeetingId;
  readonly title: string;
  readonly date: string;
  /** `13:00`, London time; `null` when not recorded. */
  readonly startsAt: string | null;
  readonly venue: string | null;
  readonly state: MeetingState;
  readonly minutesNote: string | null;
  readonly demonstration: boolean;
  readonly rights: readonly { readonly personId: PersonId; readonly draftRight: DraftRight }[];
  readonly items: readonly FoundingItem[];
  readonly documents: readonly FoundingDocument[];
}

export interface FoundingItem {
  readonly id: ItemId;
  readonly part: Part;
  readonly minuteDocumentId: DocumentId;
  readonly standing: StandingKind | null;
}

export interface FoundingDocument {
  readonly id: DocumentId;
  readonly kind: DocumentKind;
  readonly itemId: ItemId | null;
  readonly part: Part;
  /** The first update (Yjs V1). */
  readonly seed: Uint8Array;
}
