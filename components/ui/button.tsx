import type { ComponentProps, ReactNode } from 'react';
import styles from './button.module.css';

type ButtonProps = ComponentProps<'button'> & {
  /** `primary` is the one thing this screen is for; at most one on a screen. */
  look?: 'primary' | 'plain' | 'quiet';
};

export function Button({ look = 'plain', className, ...rest }: ButtonProps) {
  return <button type="button" className={`${styles.button} ${styles[look]} ${className ?? ''}`} {...rest} />;
}

type IconButtonProps = Omit<ComponentProps<'button'>, 'aria-label' | 'title'> & {
  /** What it does; read aloud and shown when pointed at. */
  label: string;
  children: ReactNode;
};

export function IconButton({ label, className, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      className={`${styles.button} ${styles.quiet} ${styles.icon} ${className ?? ''}`}
      {...rest}
    />
  );
}
