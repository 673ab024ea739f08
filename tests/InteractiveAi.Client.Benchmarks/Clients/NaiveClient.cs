using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;

namespace InteractiveAi.Client.Benchmarks;

/// <summary>What is written in an afternoon: <c>PostAsJsonAsync</c>, <c>ReadLineAsync</c>, the serializer by reflection.</summary>
internal sealed class NaiveClient(HttpClient http, Uri endpoint, RequestScript request) : MeasuredClient(http, endpoint)
{
    public const string ClientName = "naive";

    private readonly object[]? _messages = request.HasAttachment ? null : Messages(request);

    public override string Name => ClientName;

    public override async Task<Digest> StreamAsync()
    {
        Digest digest = default;
        using HttpResponseMessage response = await SendAsync(streaming: true).ConfigureAwait(false);
        using StreamReader reader = new(await response.Content.ReadAsStreamAsync().ConfigureAwait(false));
        while (await ReadChunkAsync(reader).ConfigureAwait(false) is { } chunk)
        {
            Add(ref digest, chunk);
        }

        return digest;
    }

    public override async Task<long> FirstChunkAsync()
    {
        long first = 0;
        using HttpResponseMessage response = await SendAsync(streaming: true).ConfigureAwait(false);
        using StreamReader reader = new(await response.Content.ReadAsStreamAsync().ConfigureAwait(false));
        while (await ReadChunkAsync(reader).ConfigureAwait(false) is not null)
        {
            first = first is 0 ? Stopwatch.GetTimestamp() : first;
        }

        return first;
    }

    public override async Task<Digest> CompleteAsync()
    {
        Digest digest = default;
        using HttpResponseMessage response = await SendAsync(streaming: false).ConfigureAwait(false);
        NaiveModels.Answer? answer = await response
            .Content.ReadFromJsonAsync<NaiveModels.Answer>()
            .ConfigureAwait(false);
        Add(ref digest, answer!);
        return digest;
    }

    private static async Task<NaiveModels.Answer?> ReadChunkAsync(StreamReader reader)
    {
        while (await reader.ReadLineAsync().ConfigureAwait(false) is { } line)
        {
            if (line.StartsWith("data: ", StringComparison.Ordinal))
            {
                string data = line[6..];
                return data is "[DONE]" ? null : JsonSerializer.Deserialize<NaiveModels.Answer>(data);
            }
        }

        return null;
    }

    private static object[] Messages(RequestScript request) =>
        [
            .. request.Turns.Select(
                (text, i) =>
                    request.HasAttachment && i == request.Turns.Count - 1
                        ? (object)new { role = RequestScript.RoleOf(i), content = Parts(request, text) }
                        : new { role = RequestScript.RoleOf(i), content = text }
            ),
        ];

    private static object[] Parts(RequestScript request, string text) =>
        [
            new { type = "text", text },
            request.Image is { } image
                ? new
                {
                    type = "image_url",
                    image_url = new { url = $"data:image/png;base64,{Convert.ToBase64String(image)}" },
                }
                : new
                {
                    type = "file",
                    file = new
                    {
                        filename = "report.pdf",
                        file_data = $"data:application/pdf;base64,{Convert.ToBase64String(File.ReadAllBytes(request.FilePath!))}",
                    },
                },
        ];

    private static void Add(ref Digest digest, NaiveModels.Answer answer)
    {
        foreach (NaiveModels.Choice choice in answer.Choices ?? [])
        {
            NaiveModels.Message? message = choice.Delta ?? choice.Message;
            digest.Content.Add(message?.Content);
            digest.Reasoning.Add(message?.Reasoning);
            digest.Finish.Add(choice.FinishReason);
            foreach (NaiveModels.ToolCall call in message?.ToolCalls ?? [])
            {
                digest.CallNames.Add(call.Function?.Name);
                digest.Arguments.Add(call.Function?.Arguments);
            }

            foreach (NaiveModels.Token token in choice.Logprobs?.Content ?? [])
            {
                digest.Logprobs.Add(token.Text);
                foreach (NaiveModels.Token other in token.TopLogprobs ?? [])
                {
                    digest.Logprobs.Add(other.Text);
                }
            }
        }

        digest.Tokens += answer.Usage?.TotalTokens ?? 0;
    }

    private async Task<HttpResponseMessage> SendAsync(bool streaming)
    {
        object[] messages = _messages ?? Messages(request);
        object body = streaming
            ? new
            {
                model = RequestScript.Model,
                messages,
                stream = true,
                stream_options = new { include_usage = true },
            }
            : new { model = RequestScript.Model, messages };
        using HttpRequestMessage message = Post(JsonContent.Create(body));
        HttpResponseMessage response = await Http.SendAsync(
                message,
                streaming ? HttpCompletionOption.ResponseHeadersRead : HttpCompletionOption.ResponseContentRead
            )
            .ConfigureAwait(false);
        return response.EnsureSuccessStatusCode();
    }
}
