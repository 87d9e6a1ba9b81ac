/** A thin bar with words, once waiting has lasted 400 ms. */
export function PendingBar({ isPending, label }: { isPending: boolean; label: string }) {
  return (
    <div role="status" className="screen-only">
      {isPending && (
        <div className="appears-late fixed inset-x-0 top-0 z-50">
          <div className="h-1 overflow-hidden bg-action-tint">
            <div className="moves-along h-full w-1/4 bg-action" />
          </div>
          <p className="mx-auto w-fit rounded-b-control bg-action px-3 py-1 text-small font-semibold text-on-action">
            {label}
          </p>
        </div>
      )}
    </div>
  );
}
