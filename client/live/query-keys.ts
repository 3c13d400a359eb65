/** The names of everything a page can ask for. */
export type QueryName =
  | 'me'
  | 'account'
  | 'accounts'
  | 'home'
  | 'committee'
  | 'meetings'
  | 'patient-voice'
  | 'meeting'
  | 'minutes'
  | 'gaps'
  | 'life'
  | 'late-edits'
  | 'amendments'
  | 'approval'
  | 'approval-record'
  | 'sealed-record'
  | 'comments'
  | 'comment-table'
  | 'since-look'
  | 'removed-records'
  | 'presence'
  | 'last-good'
  | 'actions'
  | 'action'
  | 'decisions'
  | 'contributions'
  | 'audit'
  | 'bodies'
  | 'constitution'
  | 'terms'
  | 'private-business'
  | 'interests'
  | 'declarations'
  | 'exclusions'
  | 'agenda-publication'
  | 'attendance'
  | 'history'
  | 'versions'
  | 'version'
  | 'comparison'
  | 'publication'
  | 'publication-preview'
  | 'receiving'
  | 'body-secretaries';

/** What a question is about. Names here are those of live events, so that the two can be compared. */
export interface QueryScope {
  readonly committeeId?: string | undefined;
  readonly meetingId?: string | undefined;
  /** Open actions of the committee minuted before this meeting. */
  readonly arisingAt?: string | undefined;
  readonly actionId?: string | undefined;
  readonly documentId?: string | undefined;
  /** What a long list is narrowed to, as in an address. */
  readonly asked?: string | undefined;
}

export type LiveQueryKey = readonly [QueryName, QueryScope];

/** Every query key is made here. */
export function queryKey(name: QueryName, scope: QueryScope = {}): LiveQueryKey {
  return [name, scope];
}
