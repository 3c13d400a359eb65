import { Link } from 'wouter';

export function Footer() {
  return (
    <footer className="page-foot">
      <div className="page-foot__inner">
        <ul className="page-foot__links">
          <li>
            <Link href="/">Home</Link>
          </li>
          <li>
            <Link href="/help">Help</Link>
          </li>
        </ul>
      </div>
    </footer>
  );
}
