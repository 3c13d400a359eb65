test('somebody who was not there moves accuracy only with a reason, and the record says so', async () => {
  const world = await startApprovingWorld();
  const { secretary, april, db } = world;
  const may = await addMeeting(world.server, secretary, '2030-05-09');
  putMinutes(db, april, 'unconfirmed', { parts: ['I'] });
  const chairs = db
    .select()
    .from(t.appointment)
    .all()
    .filter((one) => one.personId === 'chair');
  for (const { seatId } of chairs) {
    db.insert(t.attendance)
      .values({ id: seatId, meetingId: april, seatId, code: 'apologies', by: 'secretary', at: 1 })
      .run();
  }
  const show = (more: object) =>
    secretary.get(
      `/api/meetings/${may}/approval/record?${new URLSearchParams({
        ...{ of: april, part: 'I', how: 'correct_record', moverId: 'chair' },
        ...more,
      })}`,
    );
  const page = (await secretary.get(`/api/meetings/${may}/approval`)).body;
  const waiting = page.waiting.find((one: { meetingId: string }) => one.meetingId === april);
  expect(waiting.absent).toEqual(['chair']);
  expect((await show({})).body).toMatchObject({
    code: 'reason-missing',
    message: expect.stringContaining('is recorded as not at the meeting of 11 April 2030'),
  });
  const shown = await show({ reason: 'Nobody else was.' });
  expect(JSON.parse(shown.body.text).approval.note).toMatch(
    /^Accuracy was moved by .*, who was not at the meeting of 11 April 2030: Nobody else was\.$/,
  );
  expect((await show({ moverId: 'nobody' })).body.code).toBe('not-valid');
});
