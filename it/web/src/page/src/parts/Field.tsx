import { useId, type ComponentProps, type Ref } from 'react';

interface FieldProps extends ComponentProps<'input'> {
  label: string;
  /** What is wrong with what was entered. */
  error?: string | undefined;
  ref?: Ref<HTMLInputElement>;
}

/** An input with its label and, below it, its error. */
export function Field({ label, error, ...input }: FieldProps) {
  const id = useId();
  const errorId = `${id}-error`;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        {...input}
        id={id}
        aria-invalid={error !== undefined}
        aria-describedby={error === undefined ? undefined : errorId}
      />
      {error !== undefined && (
        <p className="field-error" id={errorId}>
          {error}
        </p>
      )}
    </div>
  );
}
