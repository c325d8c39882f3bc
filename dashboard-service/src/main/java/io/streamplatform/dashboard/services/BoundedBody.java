package io.streamplatform.dashboard.services;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Takes the bytes of an answer, up to a bound. */
final class BoundedBody implements HttpResponse.BodySubscriber<byte[]> {

    /** There are more. */
    static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1;
    }

    private final HttpResponse.BodySubscriber<byte[]> bytes =
            HttpResponse.BodySubscribers.ofByteArray();
    private final int most;
    private long taken;
    private Flow.@Nullable Subscription subscription;

    BoundedBody(int most) {
        this.most = most;
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return bytes.getBody();
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        this.subscription = subscription;
        bytes.onSubscribe(subscription);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            taken += buffer.remaining();
        }
        if (taken <= most) {
            bytes.onNext(buffers);
        } else if (subscription != null) {
            subscription.cancel();
            bytes.onError(new TooLarge());
        }
    }

    @Override
    public void onError(Throwable failure) {
        bytes.onError(failure);
    }

    @Override
    public void onComplete() {
        if (taken <= most) {
            bytes.onComplete();
        }
    }
}
