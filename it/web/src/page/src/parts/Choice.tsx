import { useId } from 'react';

interface ChoiceProps {
  legend: string;
  choices: readonly { value: string; text: string }[];
  value: string;
  onChange: (value: string) => void;
}

/** One of a few, side by side. */
export function Choice({ legend, choices, value, onChange }: ChoiceProps) {
  const name = useId();
  return (
    <fieldset className="choice">
      <legend>{legend}</legend>
      {choices.map((choice) => (
        <label key={choice.value}>
          <input
            type="radio"
            name={name}
            value={choice.value}
            checked={choice.value === value}
            onChange={() => {
              onChange(choice.value);
            }}
          />
          <span>{choice.text}</span>
        </label>
      ))}
    </fieldset>
  );
}
