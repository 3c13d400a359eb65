import { Gauge, type Registry } from 'prom-client';

/** Adds a series that is read off when it is asked for. */
export type AddGauge<Figures> = (
  name: string,
  help: string,
  read: (figures: Figures) => number,
) => void;

export function createGauges<Figures>(
  registry: Registry,
  figures: () => Figures,
): AddGauge<Figures> {
  return (name, help, read) => {
    const gauge: Gauge = new Gauge({
      name,
      help,
      registers: [registry],
      collect: () => gauge.set(read(figures())),
    });
  };
}
