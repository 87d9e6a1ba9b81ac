import { Scripts } from '@remix-run/react';
import { Children, type ComponentProps, cloneElement, Fragment, isValidElement, type ReactNode } from 'react';

/** Remix's scripts, which give way to the styles and letters of a page: it is all there before they run. */
export function LateScripts(props: ComponentProps<typeof Scripts>) {
  // Called, not rendered: Remix has no other place where its links could be given a priority.
  return <>{givingWay(Scripts(props))}</>;
}

function givingWay(node: ReactNode): ReactNode {
  return Children.map(node, (child) => {
    if (!isValidElement<{ children?: ReactNode; fetchpriority?: string }>(child)) return child;
    if (child.type === Fragment) return givingWay(child.props.children);
    return child.type === 'link' ? cloneElement(child, { fetchpriority: 'low' }) : child;
  });
}
