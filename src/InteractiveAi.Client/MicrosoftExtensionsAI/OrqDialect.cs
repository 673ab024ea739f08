using System.Text.Json.Serialization.Metadata;
using InteractiveAi.Client.Orq;
using Microsoft.Extensions.AI;

namespace InteractiveAi.Client;

/// <summary>How orq.ai says what the abstraction's options mean.</summary>
internal sealed class OrqDialect(Gateway? gateway) : ChatDialect(gateway)
{
    public override JsonTypeInfo RequestType => OrqJsonContext.Wire.OrqChatRequest;

    // Gateway: results are texts, and the content of an assistant's message too (wire-facts 2.2).
    public override bool TakesMediaOfTools => false;

    public override bool TakesOfAnswers(string member) => member is not ("images" or "annotations" or "media");

    public override ChatRequest NewRequest() => new OrqChatRequest { Messages = [] };

    public override bool IsOwn(ChatRequest request) => request is OrqChatRequest;

    // Gateway: an address is taken with its media type (wire-facts 2.2, user parts).
    public override FilePart File(MediaData media, string? name, string mediaType) =>
        media.IsAddress ? new FilePart(media, name) { MimeType = mediaType } : new FilePart(media, name);

    public override ChatRequest WithTopK(ChatRequest request, int topK, MappingReport report)
    {
        var own = (OrqChatRequest)request;
        return own with { TopK = own.TopK ?? topK };
    }
}
