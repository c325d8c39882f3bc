package io.streamplatform.dashboard.page;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The head of a table's column.
 *
 * @param title what is shown
 * @param sort what the address calls it; null when the table cannot be ordered by it
 * @param number whether its cells are numbers, at the right
 * @param href where it leads: the table ordered by it, the other way round when it already is
 * @param direction {@code ascending} or {@code descending} when the table is ordered by it
 */
public record Column(
        String title,
        @Nullable String sort,
        boolean number,
        @Nullable String href,
        @Nullable String direction) {

    /** A column by which the table can be ordered. */
    public static Column of(String title, String sort, boolean number) {
        return new Column(title, sort, number, null, null);
    }

    /** A column by which it cannot. */
    public static Column plain(String title, boolean number) {
        return new Column(title, null, number, null, null);
    }

    /** The columns as links that keep the rest of the address. */
    public static List<Column> linked(List<Column> columns, TableAddress address) {
        return columns.stream().map(column -> column.linked(address)).toList();
    }

    private Column linked(TableAddress address) {
        if (sort == null) {
            return this;
        }
        boolean isCurrent = sort.equals(address.sort());
        boolean descends = isCurrent ? !address.descending() : number;
        UriComponentsBuilder link = address.link().replaceQueryParam("page");
        link.replaceQueryParam("sort", sort).replaceQueryParam("order", descends ? "desc" : "asc");
        String current = address.descending() ? "descending" : "ascending";
        return new Column(
                title, sort, number, link.encode().toUriString(), isCurrent ? current : null);
    }
}
