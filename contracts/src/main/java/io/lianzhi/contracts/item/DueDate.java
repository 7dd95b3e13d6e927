package io.lianzhi.contracts.item;

import java.time.LocalDate;

/**
 * The last day of a period.
 *
 * @param provisional some year on the way has no published calendar yet: only weekends were counted
 */
public record DueDate(LocalDate date, boolean provisional) {}
