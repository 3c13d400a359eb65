/** First in the tab order; jumps past the header. */
export function SkipLink() {
  return (
    <a className="nhsuk-skip-link" href="#main">
      Skip to main content
    </a>
  );
}
