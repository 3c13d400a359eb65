import { Breadcrumbs } from '#client/ui/breadcrumbs.tsx';
import { ButtonLink } from '#client/ui/button.tsx';
import { PageHead } from '#client/ui/page-head.tsx';
import { TaskList } from '#client/ui/task-list.tsx';
import { KeptConstitution } from '../constitution/kept-constitution.tsx';
import { setUpTasks } from './parts.ts';

/** The parts of setting up a committee. Each is saved by itself and can be gone back to. */
export default function SetUpPage({ committeeId }: { readonly committeeId: string }) {
  return (
    <KeptConstitution committeeId={committeeId}>
      {(constitution) => {
        const tasks = setUpTasks(constitution);
        const next = tasks.find((task) => task.state === 'to_do');
        const done = tasks.filter((task) => task.state === 'done').length;
        return (
          <>
            <Breadcrumbs
              above={[
                { name: 'Home', href: '/' },
                { name: constitution.name, href: `/committees/${constitution.id}/membership` },
              ]}
            />
            <PageHead caption={constitution.name} title="Set up the committee">
              <p>
                {next === undefined
                  ? `All ${tasks.length} parts are done. Check everything, then finish.`
                  : `${done} of ${tasks.length} parts are done. Do them in any order; what you have saved stays saved.`}
              </p>
            </PageHead>
            <TaskList tasks={tasks} />
            <div className="button-row">
              {next === undefined ? null : (
                <ButtonLink href={next.href}>{`Continue: ${next.name.toLowerCase()}`}</ButtonLink>
              )}
              <ButtonLink
                href={`/committees/${constitution.id}/set-up/check`}
                weight={next === undefined ? 'primary' : 'secondary'}
              >
                Check everything
              </ButtonLink>
            </div>
          </>
        );
      }}
    </KeptConstitution>
  );
}
