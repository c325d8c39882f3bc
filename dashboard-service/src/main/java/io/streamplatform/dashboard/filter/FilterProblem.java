package io.streamplatform.dashboard.filter;

/**
 * What is wrong with a filter.
 *
 * @param line line in it, from 1
 * @param column character of that line, from 1
 * @param message in words
 */
public record FilterProblem(int line, int column, String message) {}
