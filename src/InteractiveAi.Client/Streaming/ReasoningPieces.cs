using System.Text.Json;

namespace InteractiveAi.Client;

/// <summary>Reasoning blocks, put together from the details of a stream.</summary>
internal sealed class ReasoningPieces
{
    private readonly List<Block> _blocks = [];

    public void Add(ReasoningDetail? detail)
    {
        switch (detail)
        {
            case TextReasoningDetail text:
                Add(new Piece(text, text.Text, text.Signature)).AddMembers(text.AdditionalProperties);
                break;
            case SummaryReasoningDetail summary:
                Add(new Piece(summary, summary.Summary)).AddMembers(summary.AdditionalProperties);
                break;
            case EncryptedReasoningDetail encrypted:
                Add(new Piece(encrypted, encrypted.Data)).AddMembers(encrypted.AdditionalProperties);
                break;
            case { } unknown:
                // What is not understood cannot be joined either.
                _blocks.Add(new Block(new Piece(unknown, Payload: null)));
                break;
            default:
                break;
        }
    }

    public ReasoningDetail[] Build() => [.. _blocks.Select(static block => block.Build())];

    private Block Add(Piece piece)
    {
        if (Find(piece) is { } block)
        {
            block.Add(piece);
            return block;
        }

        block = new Block(piece);
        _blocks.Add(block);
        return block;
    }

    // The last block counts first: gateways number from zero again, or give all blocks the same number.
    private Block? Find(Piece piece)
    {
        for (var i = _blocks.Count - 1; i >= 0; i--)
        {
            var block = _blocks[i];
            if (!block.IsOfType(piece))
            {
                continue;
            }

            var isNext = i == _blocks.Count - 1;
            var isMeant = piece.Detail.Index is { } index
                ? block.Index == index || (isNext && block.Index is null)
                // Without a number, more text belongs to what was just said; a signature may be late.
                : isNext || !piece.HasPayload;
            if (isMeant && block.CanTake(piece))
            {
                return block;
            }
        }

        return null;
    }

    private sealed record Piece(ReasoningDetail Detail, string? Payload, string? Signature = null)
    {
        public bool HasPayload => !string.IsNullOrEmpty(Payload);
    }

    private sealed class Block
    {
        private readonly ReasoningDetail _first;
        private TextPieces _payload;
        private string? _id;
        private string? _signature;
        private ReasoningFormat? _format;
        private PropertyPieces? _members;

        public Block(Piece piece)
        {
            _first = piece.Detail;
            Add(piece);
        }

        public int? Index { get; private set; }

        public bool IsOfType(Piece piece) => _first.GetType() == piece.Detail.GetType();

        public bool CanTake(Piece piece)
        {
            if (TextPieces.Differ(_id, piece.Detail.Id))
            {
                return false;
            }

            // A signature seals the text before it: with any more text, or under another signature, it would not be valid.
            return string.IsNullOrEmpty(_signature)
                || string.Equals(_signature, piece.Signature, StringComparison.Ordinal)
                || (string.IsNullOrEmpty(piece.Signature) && !piece.HasPayload);
        }

        public void Add(Piece piece)
        {
            _payload.Append(piece.Payload);
            _signature = TextPieces.Later(_signature, piece.Signature);
            _id = TextPieces.Later(_id, piece.Detail.Id);
            _format = piece.Detail.Format is { Value.Length: > 0 } format ? format : _format ?? piece.Detail.Format;
            Index ??= piece.Detail.Index;
        }

        public void AddMembers(IDictionary<string, JsonElement>? members) => PropertyPieces.Add(ref _members, members);

        public ReasoningDetail Build() =>
            _first switch
            {
                TextReasoningDetail => new TextReasoningDetail
                {
                    Text = _payload.ToString(),
                    Signature = _signature,
                    Id = _id,
                    Format = _format,
                    Index = Index,
                    AdditionalProperties = _members?.Build(),
                },
                SummaryReasoningDetail => new SummaryReasoningDetail
                {
                    Summary = _payload.ToString(),
                    Id = _id,
                    Format = _format,
                    Index = Index,
                    AdditionalProperties = _members?.Build(),
                },
                EncryptedReasoningDetail => new EncryptedReasoningDetail
                {
                    Data = _payload.ToString(),
                    Id = _id,
                    Format = _format,
                    Index = Index,
                    AdditionalProperties = _members?.Build(),
                },
                _ => _first,
            };
    }
}
