interface PagerProps {
  /** From 1 on. */
  page: number;
  /** Nothing on the first page. */
  onPrevious: (() => void) | undefined;
  /** Nothing on the last page. */
  onNext: (() => void) | undefined;
}

/** Goes from page to page. */
export function Pager({ page, onPrevious, onNext }: PagerProps) {
  return (
    <div className="pager" role="group" aria-label="Pages of the list">
      <PagerButton text="Previous" onClick={onPrevious} />
      <p role="status">Page {page}</p>
      <PagerButton text="Next" onClick={onNext} />
    </div>
  );
}

/** Stays focusable where there is nowhere to go: who pages by keyboard keeps the place. */
function PagerButton({ text, onClick }: { text: string; onClick: (() => void) | undefined }) {
  return (
    <button type="button" aria-disabled={onClick === undefined} onClick={onClick}>
      {text}
    </button>
  );
}
