import { useEffect, useId, useRef } from 'preact/hooks';

interface SignaturePadProps {
  readonly label: string;
  readonly clearLabel: string;
  readonly error: string | undefined;
  /** PNG data URL, or empty. */
  readonly image: string;
  readonly onImage: (image: string) => void;
}

const WIDTH = 600;
const HEIGHT = 170;

/** Drawing by mouse, finger or pen. Always black on white: it is filed and printed. The typed signature is its keyboard equivalent. */
export function SignaturePad({ label, clearLabel, error, image, onImage }: SignaturePadProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const id = useId();

  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context) return;
    if (image === '') {
      context.fillStyle = '#fff';
      context.fillRect(0, 0, WIDTH, HEIGHT);
      return;
    }
    const picture = new Image();
    picture.onload = () => context.drawImage(picture, 0, 0);
    picture.src = image;
  }, [image]);

  function draw(event: PointerEvent, isStart: boolean): void {
    const element = canvas.current;
    const context = element?.getContext('2d');
    if (!element || !context || (!isStart && !element.hasPointerCapture(event.pointerId))) return;
    const box = element.getBoundingClientRect();
    const x = ((event.clientX - box.left) * WIDTH) / box.width;
    const y = ((event.clientY - box.top) * HEIGHT) / box.height;
    if (isStart) {
      element.setPointerCapture(event.pointerId);
      Object.assign(context, { strokeStyle: '#101820', lineWidth: 2.6, lineCap: 'round', lineJoin: 'round' });
      context.beginPath();
      context.moveTo(x, y);
    }
    context.lineTo(x, y);
    context.stroke();
  }

  return (
    <div class="field">
      <span id={id} class="pad-label">
        {label}
      </span>
      <canvas
        ref={canvas}
        class="pad"
        width={WIDTH}
        height={HEIGHT}
        role="img"
        aria-labelledby={id}
        onPointerDown={(event) => draw(event, true)}
        onPointerMove={(event) => draw(event, false)}
        onPointerUp={() => canvas.current && onImage(canvas.current.toDataURL('image/png'))}
      />
      {error && <p class="error">{error}</p>}
      <div class="actions">
        <button type="button" class="button" onClick={() => onImage('')}>
          {clearLabel}
        </button>
      </div>
    </div>
  );
}
