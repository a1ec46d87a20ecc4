import { useId, useState, type DragEvent } from 'react';
import { UploadIcon } from '../../parts/icons';

interface DropZoneProps {
  disabled: boolean;
  onFile: (file: File) => void;
}

/** Takes a file that is picked or dropped. */
export function DropZone({ disabled, onFile }: DropZoneProps) {
  const id = useId();
  const [over, setOver] = useState(false);

  const take = (files: FileList | null) => {
    const file = files?.[0];
    if (file && !disabled) {
      onFile(file);
    }
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };

  return (
    <div
      className={`drop ${over ? 'over' : ''} ${disabled ? 'disabled' : ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(!disabled);
      }}
      onDragLeave={() => {
        setOver(false);
      }}
      onDrop={drop}
    >
      <UploadIcon />
      <input
        id={id}
        type="file"
        className="visually-hidden"
        disabled={disabled}
        onChange={(event) => {
          take(event.target.files);
          event.target.value = ''; // The same file can be picked again.
        }}
      />
      <label htmlFor={id} className="button primary">
        Choose a file
      </label>
      <p className="hint">or drop one here</p>
    </div>
  );
}
