import { useEffect, useId, useRef } from 'react';

interface ConfirmDialogProps {
  question: string;
  /** What the button says that goes ahead. */
  confirm: string;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks before something that cannot be undone. Escape says no. */
export function ConfirmDialog({ question, confirm, onConfirm, onClose }: ConfirmDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const no = useRef<HTMLButtonElement>(null);
  const id = useId();
  useEffect(() => {
    dialog.current?.showModal();
    no.current?.focus();
  }, []);
  return (
    <dialog ref={dialog} aria-labelledby={id} onClose={onClose}>
      <p id={id}>{question}</p>
      <form method="dialog" className="actions">
        <button className="danger" onClick={onConfirm}>
          {confirm}
        </button>
        <button ref={no}>Keep</button>
      </form>
    </dialog>
  );
}
