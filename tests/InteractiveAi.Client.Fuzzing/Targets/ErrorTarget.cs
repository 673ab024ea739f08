using System.Text;
using System.Text.Json;

namespace InteractiveAi.Client.Fuzzing;

/// <summary>Failures: any status, any type of content, any body, at every gateway.</summary>
internal sealed class ErrorTarget : FuzzTarget
{
    // A sentence for a log, not the body.
    private const int MaxMessage = 2_000;

    private static readonly string?[] types =
    [
        "application/json",
        "application/problem+json",
        "text/html",
        "text/plain; charset=utf-16",
        "text/plain; charset=nonsense",
        "text/event-stream",
        "image/png",
        null,
    ];

    private static readonly string[] retryAfter =
    [
        "3",
        "-1",
        "99999999999999999999",
        "Wed, 21 Oct 2015 07:28:00 GMT",
        "soon",
        "1.5",
        "1e9",
    ];

    public override string Name => "errors";

    public override byte[] Make(InputSource source)
    {
        string body = source.Error();
        if (source.Chance(3))
        {
            // What a gateway or a proxy may say back.
            int at = source.Random.Next(body.Length + 1);
            body = body.Insert(
                at,
                source.Pick([FuzzGateway.Key, $"Bearer {FuzzGateway.Key}", $"\\u0020{FuzzGateway.Key}"])
            );
        }

        byte[] input = source.Chance(20) ? Encoding.Unicode.GetBytes("\uFEFF" + body) : Encoding.UTF8.GetBytes(body);
        return Mutator.Mutate(source, input, () => Encoding.UTF8.GetBytes(source.Error()));
    }

    public override void Run(byte[] input, int salt)
    {
        Random random = new(salt);
        int status = random.Next(3) is 0
            ? random.Next(300, 600)
            : new[] { 400, 401, 402, 403, 404, 408, 413, 422, 429, 500, 502, 503, 529 }[random.Next(13)];
        ChatClient client = Gateway.Clients[random.Next(Gateway.Clients.Count)];
        string? type = types[random.Next(types.Length)];
        bool streams = random.Next(2) is 0;
        bool breaks = random.Next(6) is 0;
        (string, string)[] headers = random.Next(2) is 0
            ? []
            : [("Retry-After", retryAfter[random.Next(retryAfter.Length)]), ("x-ratelimit-remaining-requests", "x")];
        ApiException? Fail(Random? sizes)
        {
            ScriptedBody body = Gateway.Answer(input, sizes, breaks, type, status, headers);
            return Catch(client, body, streams);
        }

        ApiException? measured = null;
        AllocationBound.Check(input.Length, () => measured = Fail(sizes: null));
        ApiException failure = measured!;
        string whole = Describe(failure);
        string pieces = Describe(Fail(random)!);
        if (whole != pieces)
        {
            throw new FuzzFailureException(
                $"an error depends on the sizes of reads: {whole}\n--- in pieces:\n{pieces}"
            );
        }

        if ((int)failure.StatusCode != status)
        {
            throw new FuzzFailureException($"the status is another: {failure.StatusCode}");
        }

        if (failure.Message.Length > MaxMessage || failure.Message.AsSpan().ContainsAny('\r', '\n'))
        {
            throw new FuzzFailureException($"the message is no sentence: {failure.Message}");
        }

        if (
            whole.Contains(FuzzGateway.Key, StringComparison.Ordinal)
            || failure.ToString().Contains(FuzzGateway.Key, StringComparison.Ordinal)
        )
        {
            throw new FuzzFailureException($"the key is told: {whole}");
        }
    }

    private static ApiException Catch(ChatClient client, ScriptedBody body, bool streams)
    {
        try
        {
            if (streams)
            {
                StreamOutcome outcome = StreamOutcome.Read(client, body);
                return outcome.Failure as ApiException
                    ?? throw new FuzzFailureException($"a failed call is no ApiException: {outcome.Failure}");
            }

            _ = FuzzGateway.Wait(client.CompleteAsync(FuzzGateway.Request), body);
        }
        catch (ApiException failure)
        {
            return failure;
        }

        throw new FuzzFailureException("a failed call is no failure");
    }

    private static string? RawOf(ApiException failure) =>
        failure.Error?.Raw is { ValueKind: not JsonValueKind.Undefined } raw ? raw.GetRawText() : null;

    private static string Describe(ApiException failure) =>
        $"{failure.Message}|{failure.Kind}|{failure.IsTransient}|{failure.RetryAfter}|{failure.RateLimit}|{failure.ProviderName}"
        + $"|{failure.Error?.Message}|{failure.Error?.Code}|{RawOf(failure)}|{failure.ResponseBody}";
}
