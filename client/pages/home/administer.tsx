import { ButtonLink } from '#client/ui/button.tsx';

/** What an administrator looks after, and what to do first where there is nothing yet. */
export function Administer({ none }: { readonly none: boolean }) {
  return (
    <section className="section" aria-labelledby="administer">
      <h2 className="section__title" id="administer">
        Looking after this service
      </h2>
      <div className="sheet">
        <p className="prose">
          {none
            ? 'Set up the first committee: its bodies, its seats, the people who hold them, and its terms of reference. Then its secretary can add meetings.'
            : 'You can set up committees and change how each is made up. Their meetings and papers are for those who sit on them.'}
        </p>
        <div className="button-row">
          <ButtonLink href="/committees/new" weight={none ? 'primary' : 'secondary'}>
            Set up a committee
          </ButtonLink>
          <ButtonLink href="/organisations" weight="quiet">
            Organisations
          </ButtonLink>
        </div>
      </div>
    </section>
  );
}
