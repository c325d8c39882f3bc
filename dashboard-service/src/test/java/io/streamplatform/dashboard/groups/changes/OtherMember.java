package io.streamplatform.dashboard.groups.changes;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.kafka.common.message.JoinGroupRequestData;
import org.apache.kafka.common.message.JoinGroupResponseData;
import org.apache.kafka.common.message.LeaveGroupRequestData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.requests.AbstractRequest;
import org.apache.kafka.common.requests.AbstractResponse;
import org.apache.kafka.common.requests.JoinGroupRequest;
import org.apache.kafka.common.requests.JoinGroupResponse;
import org.apache.kafka.common.requests.LeaveGroupRequest;
import org.apache.kafka.common.requests.LeaveGroupResponse;
import org.apache.kafka.common.requests.RequestHeader;

/**
 * A member of a group that does not consume, as a Connect worker is; on a cluster of one broker.
 */
final class OtherMember implements AutoCloseable {

    /** The last version at which a member gets its id by joining. */
    private static final short JOIN = 3;

    private static final short LEAVE = 2;

    private final Socket socket;
    private final String group;
    private final String member;

    OtherMember(String bootstrap, String group, String protocolType) {
        this.group = group;
        String[] address = bootstrap.split(":");
        try {
            socket = new Socket(address[0], Integer.parseInt(address[1]));
        } catch (IOException e) {
            throw new UncheckedIOException("no connection to " + bootstrap, e);
        }
        JoinGroupRequestData.JoinGroupRequestProtocolCollection protocols =
                new JoinGroupRequestData.JoinGroupRequestProtocolCollection();
        protocols.add(
                new JoinGroupRequestData.JoinGroupRequestProtocol()
                        .setName("default")
                        .setMetadata(new byte[0]));
        JoinGroupRequest join =
                new JoinGroupRequest(
                        new JoinGroupRequestData()
                                .setGroupId(group)
                                .setProtocolType(protocolType)
                                .setProtocols(protocols)
                                .setSessionTimeoutMs(60_000)
                                .setRebalanceTimeoutMs(60_000),
                        JOIN);
        JoinGroupResponseData joined = ((JoinGroupResponse) send(ApiKeys.JOIN_GROUP, join)).data();
        checkNone(joined.errorCode());
        member = joined.memberId();
    }

    void leave() {
        LeaveGroupRequest leave =
                new LeaveGroupRequest.Builder(
                                group,
                                List.of(
                                        new LeaveGroupRequestData.MemberIdentity()
                                                .setMemberId(member)))
                        .build(LEAVE);
        checkNone(((LeaveGroupResponse) send(ApiKeys.LEAVE_GROUP, leave)).error().code());
    }

    private AbstractResponse send(ApiKeys api, AbstractRequest request) {
        RequestHeader header = new RequestHeader(api, request.version(), "other-member", 1);
        try {
            ByteBuffer out = request.serializeWithHeader(header);
            byte[] bytes = new byte[out.remaining()];
            out.get(bytes);
            ByteBuffer framed = ByteBuffer.allocate(4 + bytes.length);
            framed.putInt(bytes.length).put(bytes);
            socket.getOutputStream().write(framed.array());
            DataInputStream in = new DataInputStream(socket.getInputStream());
            byte[] answer = in.readNBytes(in.readInt());
            return AbstractResponse.parseResponse(ByteBuffer.wrap(answer), header);
        } catch (IOException e) {
            throw new UncheckedIOException("no answer to " + api, e);
        }
    }

    private static void checkNone(short error) {
        if (error != Errors.NONE.code()) {
            throw Errors.forCode(error).exception();
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException("a connection cannot be closed", e);
        }
    }
}
