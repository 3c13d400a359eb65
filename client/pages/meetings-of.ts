/** The meetings that a list of records comes from, newest first. */
export function meetingsOf(
  records: readonly { readonly meetingId: string; readonly meetingDate: string }[],
): readonly { readonly id: string; readonly date: string }[] {
  const dates = new Map(records.map((one) => [one.meetingId, one.meetingDate]));
  return [...dates]
    .map(([id, date]) => ({ id, date }))
    .sort((a, b) => b.date.localeCompare(a.date) || a.id.localeCompare(b.id));
}
