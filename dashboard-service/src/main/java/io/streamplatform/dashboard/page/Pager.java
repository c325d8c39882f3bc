package io.streamplatform.dashboard.page;

import org.jspecify.annotations.Nullable;

/**
 * Where in a long table a page stands.
 *
 * @param pages how many there are
 * @param shown which rows of how many
 * @param previous address of the page before, null on the first
 * @param next address of the page after, null on the last
 */
public record Pager(int pages, String shown, @Nullable String previous, @Nullable String next) {

    public static Pager of(TableAddress address, int total, int page, int size) {
        int pages = Math.max(1, (total + size - 1) / size);
        int first = Math.min(total, page * size + 1);
        int last = Math.min(total, (page + 1) * size);
        String shown =
                "%s–%s of %s"
                        .formatted(Figures.count(first), Figures.count(last), Figures.count(total));
        return new Pager(
                pages,
                shown,
                page > 0 ? link(address, page - 1) : null,
                page < pages - 1 ? link(address, page + 1) : null);
    }

    private static String link(TableAddress address, int page) {
        return address.link().queryParam("page", page).encode().toUriString();
    }
}
