/** The style sheets of every Mantine control. Those of the first screen's own come before, with main.tsx. */
import '@mantine/core/styles.layer.css';
