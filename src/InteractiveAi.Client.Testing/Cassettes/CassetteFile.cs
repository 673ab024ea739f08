using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace InteractiveAi.Client.Testing;

/// <summary>A cassette as a file: indented JSON, texts as texts and anything else in base64, so that a person can look through it.</summary>
internal static class CassetteFile
{
    private const int CurrentVersion = 1;

    private static readonly UTF8Encoding StrictUtf8 = new(
        encoderShouldEmitUTF8Identifier: false,
        throwOnInvalidBytes: true
    );

    public static void Write(string path, IEnumerable<CassetteExchange> exchanges)
    {
        ArrayBufferWriter<byte> bytes = new();
        using (
            Utf8JsonWriter json = new(
                bytes,
                new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
            )
        )
        {
            json.WriteStartObject();
            json.WriteNumber("cassette", CurrentVersion);
            json.WriteStartArray("exchanges");
            foreach (var exchange in exchanges)
            {
                Write(json, exchange);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        var full = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        // Written aside and moved, so that a test that is stopped does not leave half a cassette.
        var aside = $"{full}.new";
        File.WriteAllBytes(aside, bytes.WrittenSpan.ToArray());
        File.Move(aside, full, overwrite: true);
    }

    public static List<CassetteExchange> Read(string path)
    {
        var bytes = File.ReadAllBytes(path);
        // An editor may have put a mark before it.
        var start = bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
        try
        {
            using var document = JsonDocument.Parse(bytes.AsMemory(start));
            var root = document.RootElement;
            return root.GetProperty("cassette").GetInt32() is CurrentVersion
                ? [.. root.GetProperty("exchanges").EnumerateArray().Select(Read)]
                : throw new CassetteException(
                    $"The cassette '{Path.GetFileName(path)}' is of another version. Delete it and record it anew."
                );
        }
        catch (Exception exception)
            when (exception
                    is JsonException
                        or KeyNotFoundException
                        or InvalidOperationException
                        and not CassetteException
                        or FormatException
            )
        {
            throw new CassetteException(
                $"The file '{Path.GetFileName(path)}' is no cassette, or a damaged one. Delete it and record it anew.",
                exception
            );
        }
    }

    private static void Write(Utf8JsonWriter json, CassetteExchange exchange)
    {
        json.WriteStartObject();
        json.WriteStartObject("request");
        json.WriteString("method", exchange.Method);
        json.WriteString("path", exchange.Path);
        WriteBody(json, exchange.RequestBody);
        json.WriteEndObject();
        if (exchange.Failure is { } failure)
        {
            json.WriteString("failure", failure.ToString());
        }
        else
        {
            json.WriteStartObject("response");
            json.WriteNumber("status", exchange.Status);
            json.WriteStartObject("headers");
            foreach (var (name, value) in exchange.Headers)
            {
                json.WriteString(name, value);
            }

            json.WriteEndObject();
            json.WriteBoolean("complete", exchange.IsComplete);
            WriteBody(json, exchange.ResponseBody);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteBody(Utf8JsonWriter json, byte[] body)
    {
        try
        {
            json.WriteString("text", StrictUtf8.GetString(body));
        }
        catch (DecoderFallbackException)
        {
            json.WriteBase64String("base64", body);
        }
    }

    private static CassetteExchange Read(JsonElement json)
    {
        var request = json.GetProperty("request");
        CassetteExchange exchange = new(
            request.GetProperty("method").GetString()!,
            request.GetProperty("path").GetString()!
        )
        {
            RequestBody = ReadBody(request),
        };
        if (json.TryGetProperty("failure", out var failure))
        {
            exchange.Failure = Enum.TryParse(failure.GetString(), out HttpRequestError error)
                ? error
                : HttpRequestError.Unknown;
            return exchange;
        }

        var response = json.GetProperty("response");
        exchange.Status = response.GetProperty("status").GetInt32();
        exchange.End(ReadBody(response), response.GetProperty("complete").GetBoolean());
        foreach (var header in response.GetProperty("headers").EnumerateObject())
        {
            exchange.Headers.Add(new(header.Name, header.Value.GetString()!));
        }

        return exchange;
    }

    private static byte[] ReadBody(JsonElement json) =>
        json.TryGetProperty("text", out var text)
            ? StrictUtf8.GetBytes(text.GetString()!)
            : json.GetProperty("base64").GetBytesFromBase64();
}
