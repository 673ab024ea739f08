using System.Buffers.Binary;
using System.Security.Cryptography;

namespace InteractiveAi.Client;

/// <summary>Ids for requests, which begin with the time so that they sort by it: version 7 of UUIDs.</summary>
internal static class RequestIds
{
    public static string Create(TimeProvider clock)
    {
        Span<byte> id = stackalloc byte[16];
        RandomNumberGenerator.Fill(id);
        // 48 bits of milliseconds, then the version and the variant between the random bits.
        BinaryPrimitives.WriteInt64BigEndian(
            id,
            (clock.GetUtcNow().ToUnixTimeMilliseconds() << 16) | (uint)((id[6] << 8) | id[7])
        );
        id[6] = (byte)(0x70 | (id[6] & 0x0F));
        id[8] = (byte)(0x80 | (id[8] & 0x3F));
        return new Guid(id, bigEndian: true).ToString();
    }
}
