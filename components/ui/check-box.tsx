import type { ComponentProps } from 'react';
import styles from './check-box.module.css';

type CheckBoxProps = Omit<ComponentProps<'input'>, 'type'> & {
  /** Some of what it stands for is chosen, and some not. */
  mixed?: boolean;
};

/** The browser's own check box: it works everywhere, also in forced colours; only its look is ours. */
export function CheckBox({ mixed = false, className, ...rest }: CheckBoxProps) {
  return (
    <input
      type="checkbox"
      ref={(input) => {
        if (input) input.indeterminate = mixed;
      }}
      className={`${styles.box} ${className ?? ''}`}
      {...rest}
    />
  );
}
