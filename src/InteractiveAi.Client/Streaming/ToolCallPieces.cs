using System.Text;
using System.Text.Json;

namespace InteractiveAi.Client;

/// <summary>Tool calls, put together from the fragments of a stream.</summary>
/// <remarks>
/// A fragment belongs to the call of its index, without one to that of its id, and without either to the last one. It begins a new call when
/// it names another id or another function than that call has, because gateways forget the index of parallel calls or repeat it.
/// </remarks>
internal sealed class ToolCallPieces
{
    private readonly List<Call> _calls = [];
    private Call? _open;

    // The calls of the last delta that began any, in its order.
    private List<Call>? _row;
    private int _delta;

    public void Add(OneOrMany<ToolCallDelta> fragments)
    {
        _delta++;
        if (_row is not null && _row.Count == fragments.Count && AreNameless(fragments))
        {
            // Nothing but their places says to which of the parallel calls they belong.
            for (var i = 0; i < fragments.Count; i++)
            {
                _row[i].Add(fragments[i], _delta);
            }

            return;
        }

        var before = _calls.Count;
        for (var i = 0; i < fragments.Count; i++)
        {
            if (fragments[i] is { } fragment)
            {
                Add(fragment);
            }
        }

        if (_calls.Count > before)
        {
            _row = _calls.Count - before > 1 && _calls.Count - before == fragments.Count ? _calls[before..] : null;
        }
    }

    /// <summary>The calls in the order of their indices, when all have one; otherwise in the order in which they began.</summary>
    public ToolCall[] Build()
    {
        var calls = _calls.TrueForAll(static call => call.Index is not null)
            ? _calls.OrderBy(static call => call.Index)
            : _calls.AsEnumerable();
        return [.. calls.Select(static call => call.Build())];
    }

    private static bool AreNameless(OneOrMany<ToolCallDelta> fragments)
    {
        for (var i = 0; i < fragments.Count; i++)
        {
            if (
                fragments[i] is not { Index: null } fragment
                || !string.IsNullOrEmpty(fragment.Id)
                || !string.IsNullOrEmpty(fragment.Name)
            )
            {
                return false;
            }
        }

        return true;
    }

    private void Add(ToolCallDelta fragment)
    {
        var call = Find(fragment);
        if (call is null || call.IsOtherThan(fragment, _delta))
        {
            call = new Call();
            _calls.Add(call);
        }

        call.Add(fragment, _delta);
        _open = call;
    }

    private Call? Find(ToolCallDelta fragment)
    {
        var hasId = !string.IsNullOrEmpty(fragment.Id);
        if (fragment.Index is { } index)
        {
            return (hasId ? _calls.FindLast(call => call.Index == index && call.HasId(fragment.Id)) : null)
                ?? _calls.FindLast(call => call.Index == index)
                ?? (hasId ? _calls.FindLast(call => call.Index is null && call.HasId(fragment.Id)) : null)
                ?? (_open is { Index: null } ? _open : null);
        }

        return (hasId ? _calls.FindLast(call => call.HasId(fragment.Id)) : null) ?? _open;
    }

    private sealed class Call
    {
        private string? _type;
        private string? _name;
        private TextPieces _arguments;
        private string? _thoughtSignature;
        private bool _hasFunction;
        private int _namedIn;
        private PropertyPieces? _nested;
        private PropertyPieces? _members;

        public int? Index { get; private set; }

        public string? Id { get; private set; }

        public bool HasId(string? id) => string.Equals(Id, id, StringComparison.Ordinal);

        public bool IsOtherThan(ToolCallDelta fragment, int delta)
        {
            if (string.IsNullOrEmpty(fragment.Name))
            {
                return TextPieces.Differ(Id, fragment.Id);
            }

            if (TextPieces.Differ(Id, fragment.Id) || TextPieces.Differ(_name, fragment.Name))
            {
                return true;
            }

            // The same function again. Within one delta nobody names a call twice; later on some do, in every fragment.
            if (string.IsNullOrEmpty(_name))
            {
                return false;
            }

            return delta == _namedIn
                || (string.IsNullOrEmpty(fragment.Id) || string.IsNullOrEmpty(Id))
                    && !string.IsNullOrWhiteSpace(fragment.Arguments)
                    && IsJson(_arguments.ToString());
        }

        public void Add(ToolCallDelta fragment, int delta)
        {
            Index ??= fragment.Index;
            Id = TextPieces.Later(Id, fragment.Id);
            _type = TextPieces.Later(_type, fragment.Type);
            _name = TextPieces.Later(_name, fragment.Name);
            _namedIn = string.IsNullOrEmpty(fragment.Name) ? _namedIn : delta;
            if (!IsRepetition(fragment))
            {
                _arguments.Append(fragment.Arguments);
            }

            _thoughtSignature = TextPieces.Later(_thoughtSignature, fragment.ThoughtSignature);
            _hasFunction |= (fragment.Name ?? fragment.Arguments) is not null || fragment.NestedProperties is not null;
            PropertyPieces.Add(ref _nested, fragment.NestedProperties);
            PropertyPieces.Add(ref _members, fragment.AdditionalProperties);
        }

        public ToolCall Build() =>
            new()
            {
                Index = Index,
                Id = Id,
                Type = _type,
                WireFunction = _hasFunction
                    ? new FunctionCall
                    {
                        Name = _name,
                        Arguments = _arguments.ToString(),
                        AdditionalProperties = _nested?.Build(),
                    }
                    : null,
                ThoughtSignature = _thoughtSignature,
                AdditionalProperties = _members?.Build(),
            };

        // Some send a call whole once more when it is complete: an object behind the same object would be no arguments.
        private bool IsRepetition(ToolCallDelta fragment) =>
            fragment is { Id.Length: > 0, Arguments: ['{', .., '}'] arguments }
            && string.Equals(arguments, _arguments.ToString(), StringComparison.Ordinal)
            && IsJson(arguments);

        private static bool IsJson(string? arguments)
        {
            if (string.IsNullOrWhiteSpace(arguments))
            {
                return false;
            }

            var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(arguments));
            try
            {
                while (reader.Read()) { }

                return true;
            }
            catch (JsonException)
            {
                return false;
            }
        }
    }
}
