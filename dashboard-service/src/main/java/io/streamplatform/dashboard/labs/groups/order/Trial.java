package io.streamplatform.dashboard.labs.groups.order;

import java.util.List;

/** How an experiment is made. */
sealed interface Trial permits WithinPartitions, Retries, PartitionsAdded {

    /** Makes it, and tells on the way how far it is. */
    List<OrderView.Run> run(Progress progress);

    /** Hears how far an experiment is. */
    @FunctionalInterface
    interface Progress {
        /**
         * @param share 0 to 1
         * @param doing what is done just now
         */
        void tell(double share, String doing);
    }
}
