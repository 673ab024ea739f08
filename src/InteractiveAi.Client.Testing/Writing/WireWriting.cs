using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace InteractiveAi.Client.Testing;

/// <summary>How the gateway writes: UTF-8 without a mark, and JSON that escapes no more than it must.</summary>
internal static class WireWriting
{
    public static JsonWriterOptions Options { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The number without trailing zeros, which a decimal keeps and JSON would show.</summary>
    public static decimal Shortest(decimal value) => value / 1.0000000000000000000000000000m;

    public static Encoding Utf8 { get; } = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    public static byte[] ToUtf8(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            write(json);
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Whole seconds, rounded up, as <c>Retry-After</c> tells them.</summary>
    public static string Seconds(TimeSpan wait) =>
        Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
}
