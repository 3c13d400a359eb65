import { PageHead } from '#client/ui/page-head.tsx';
import { SummaryList } from '#client/ui/summary-list.tsx';
import { KEYS } from './keys.ts';

export default function HelpPage() {
  return (
    <>
      <PageHead title="Help">
        <p>How to use Matters Arising: saving, the keyboard, and who can do what.</p>
      </PageHead>
      <div className="prose">
        <section className="section" aria-labelledby="saving">
          <h2 className="section__title" id="saving">
            Is it saved?
          </h2>
          <p>
            You never press a save button. At the head of a page you can edit, these words tell you
            how your typing stands:
          </p>
          <SummaryList
            facts={[
              {
                name: 'Saved 2:03pm',
                value: 'Everything you typed is safe on the server. You may close the page.',
              },
              {
                name: 'Saving 2 changes',
                value:
                  'Two of your changes are on their way. It takes a moment: wait before you close the page.',
              },
              {
                name: 'Not connected',
                value:
                  'Keep typing. Your words are kept on this page and sent when the connection is back. Do not close the page until it says “Saved”: it warns you if you try.',
              },
              {
                name: 'You are signed out',
                value:
                  'Words that were not saved stay on the page. Leave it open and sign in again in another tab: then the page goes on and saves them.',
              },
              {
                name: 'Your last words here are not saved',
                value:
                  'They cannot be saved from this page any more, and it says why. Copy them or download them before you go on.',
              },
              {
                name: 'You can read this but not edit it',
                value:
                  'Others write this text. You may be able to comment on it in the reading view.',
              },
            ]}
          />
        </section>
        <section className="section" aria-labelledby="keyboard">
          <h2 className="section__title" id="keyboard">
            Keyboard
          </h2>
          <p>
            Everything works by keyboard. Tab goes to the next control and Enter presses it. On a
            Mac, Alt is the Option key and Ctrl is the Command key.
          </p>
          {KEYS.map((group) => (
            <div key={group.where}>
              <h3 className="nhsuk-heading-s">{group.where}</h3>
              <dl className="nhsuk-summary-list key-table">
                {group.keys.map(({ keys, does }) => (
                  <div className="nhsuk-summary-list__row" key={keys}>
                    <dt className="nhsuk-summary-list__key">
                      <kbd>{keys}</kbd>
                    </dt>
                    <dd className="nhsuk-summary-list__value">{does}</dd>
                  </div>
                ))}
              </dl>
            </div>
          ))}
        </section>
        <section className="section" aria-labelledby="who">
          <h2 className="section__title" id="who">
            Who can do what
          </h2>
          <SummaryList
            facts={[
              {
                name: 'Secretary',
                value:
                  'Edits the agenda and the minutes, adds and withdraws items, starts items, settles comments, records progress and responses, closes actions. Only the secretary sees the private notes.',
              },
              {
                name: 'Chair',
                value:
                  'The same as the secretary, but without the private notes. The chair closes an action by naming the meeting and the item that agreed it.',
              },
              {
                name: 'Members',
                value:
                  'Edit the agenda and the minutes while they are being drafted, comment, respond to contributions, and report on their own actions.',
              },
              {
                name: 'Lay members and Healthwatch',
                value:
                  'Read Part I of the draft and comment on it. They cannot change its text. They see what became of each comment, and why.',
              },
              { name: 'Observers', value: 'Read Part I of the draft.' },
            ]}
          />
          <p>
            Your rights come from the seat you hold and from the meeting. Part II, the private part
            of a meeting, is for the secretary, the chair and members. A page you may not see looks
            like one that does not exist.
          </p>
        </section>
        <section className="section" aria-labelledby="purge">
          <h2 className="section__title" id="purge">
            Wrong text pasted
          </h2>
          <p>
            Deleting words takes them off the page. The history of a draft, which only the server
            keeps, still has them. When words must not be kept at all, delete them and tell the
            secretary, who can remove deleted words for good: below each item, below the agenda and
            below the notes. Who did so, when and why then stands there for everyone who can read
            that text.
          </p>
        </section>
        <section className="section" aria-labelledby="private">
          <h2 className="section__title" id="private">
            Private business and interests
          </h2>
          <p>
            The secretary or the chair can move an item to Part II: below the item, choose “Move to
            Part II”. It closes at once for those who may not see Part II, and it never goes back.
            Chosen text can be copied from Part II into a new item of Part I. What people have read
            before cannot be unread.
          </p>
          <p>
            Put your interests into the committee’s register within 28 days, and say under
            “Declarations” at each meeting whether you have one. “I have no interests to declare” is
            an answer too. The chair may then decide that you do not vote on an item, do not discuss
            it, or leave for it. If you leave, the item is not there for you, and the page tells you
            the chair’s reason.
          </p>
          <p>
            When an item closes while you write in it, words that did not reach the server stay on
            your page for you to copy.
          </p>
        </section>
        <section className="section" aria-labelledby="comments">
          <h2 className="section__title" id="comments">
            Comments on a draft
          </h2>
          <p>
            Open a meeting and choose “Read”. Press “Comment” beside a paragraph, or select some
            words and press “Comment on the selected words”. Say whether it is a factual correction,
            about the wording, or a question. Your comment does not change the draft: the secretary
            or the chair answers it, and either accepts it or declines it with a reason.
          </p>
          <p>
            A comment keeps the words it is about, even when they are rewritten. When they are taken
            out, the comment says: “The text this comment was about has been removed.”
          </p>
        </section>
        <section className="section" aria-labelledby="quiet">
          <h2 className="section__title" id="quiet">
            What is spoken by a screen reader
          </h2>
          <p>
            What you do yourself is confirmed in a short sentence. What others change is shown and
            is not spoken. In the reading view you read the draft as plain headings and text.
          </p>
        </section>
      </div>
    </>
  );
}
