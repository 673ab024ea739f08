using System.ClientModel;
using System.ClientModel.Primitives;
using System.Diagnostics;
using OpenAI;
using OpenAI.Chat;
using Peer = OpenAI.Chat;

namespace InteractiveAi.Client.Benchmarks;

/// <summary>The OpenAI package. Its typed interface has no reasoning.</summary>
internal sealed class OpenAIClient : MeasuredClient
{
    public const string ClientName = "OpenAI";

    private readonly RequestScript _request;
    private readonly Peer.ChatClient _client;
    private readonly List<Peer.ChatMessage>? _messages;

    public OpenAIClient(HttpClient http, Uri endpoint, RequestScript request)
        : base(http, endpoint)
    {
        _request = request;
        _messages = request.HasAttachment ? null : Messages(request);
        _client = new Peer.ChatClient(
            RequestScript.Model,
            new ApiKeyCredential(Key),
            new OpenAIClientOptions { Endpoint = endpoint, Transport = new HttpClientPipelineTransport(http) }
        );
    }

    public override string Name => ClientName;

    public override Delivered Delivers => Delivered.Content | Delivered.Tools | Delivered.Logprobs;

    public override async Task<Digest> StreamAsync()
    {
        Digest digest = default;
        await foreach (
            StreamingChatCompletionUpdate update in _client
                .CompleteChatStreamingAsync(_messages ?? Messages(_request))
                .ConfigureAwait(false)
        )
        {
            foreach (ChatMessageContentPart part in update.ContentUpdate)
            {
                digest.Content.Add(part.Text);
            }

            foreach (StreamingChatToolCallUpdate call in update.ToolCallUpdates)
            {
                digest.CallNames.Add(call.FunctionName);
                if (call.FunctionArgumentsUpdate is { } arguments && !arguments.ToMemory().IsEmpty)
                {
                    digest.Arguments.Add(arguments.ToString());
                }
            }

            digest.Finish.Add(FinishOf(update.FinishReason));
            digest.Tokens += update.Usage?.TotalTokenCount ?? 0;
        }

        return digest;
    }

    public override async Task<long> FirstChunkAsync()
    {
        long first = 0;
        await foreach (
            StreamingChatCompletionUpdate _ in _client
                .CompleteChatStreamingAsync(_messages ?? Messages(_request))
                .ConfigureAwait(false)
        )
        {
            first = first is 0 ? Stopwatch.GetTimestamp() : first;
        }

        return first;
    }

    public override async Task<Digest> CompleteAsync()
    {
        Digest digest = default;
        ClientResult<Peer.ChatCompletion> result = await _client
            .CompleteChatAsync(_messages ?? Messages(_request))
            .ConfigureAwait(false);
        Peer.ChatCompletion completion = result.Value;
        foreach (ChatMessageContentPart part in completion.Content)
        {
            digest.Content.Add(part.Text);
        }

        digest.Finish.Add(FinishOf(completion.FinishReason));
        digest.Tokens = completion.Usage.TotalTokenCount;
        foreach (ChatTokenLogProbabilityDetails token in completion.ContentTokenLogProbabilities)
        {
            digest.Logprobs.Add(token.Token);
            foreach (ChatTokenTopLogProbabilityDetails other in token.TopLogProbabilities)
            {
                digest.Logprobs.Add(other.Token);
            }
        }

        return digest;
    }

    private static string? FinishOf(ChatFinishReason? reason) =>
        reason switch
        {
            ChatFinishReason.Stop => "stop",
            ChatFinishReason.ToolCalls => "tool_calls",
            null => null,
            _ => "?",
        };

    private static List<Peer.ChatMessage> Messages(RequestScript request)
    {
        List<Peer.ChatMessage> messages = new(request.Turns.Count);
        for (int i = 0; i < request.Turns.Count; i++)
        {
            string text = request.Turns[i];
            messages.Add(
                RequestScript.RoleOf(i) switch
                {
                    "system" => new SystemChatMessage(text),
                    "assistant" => new AssistantChatMessage(text),
                    _ when request.HasAttachment => new UserChatMessage(
                        ChatMessageContentPart.CreateTextPart(text),
                        Part(request)
                    ),
                    _ => new UserChatMessage(text),
                }
            );
        }

        return messages;
    }

#pragma warning disable OPENAI001 // Files are still marked as experimental there.
    private static ChatMessageContentPart Part(RequestScript request) =>
        request.Image is { } image
            ? ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(image), "image/png")
            : ChatMessageContentPart.CreateFilePart(
                BinaryData.FromBytes(File.ReadAllBytes(request.FilePath!)),
                "application/pdf",
                "report.pdf"
            );
#pragma warning restore OPENAI001
}
