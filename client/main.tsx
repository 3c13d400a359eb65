import '#client/ui/styles/main.scss';
import { createRoot } from 'react-dom/client';
import { must } from '#shared/lang/must.ts';

createRoot(must(document.getElementById('page'), 'the page')).render(<p>Hello</p>);
