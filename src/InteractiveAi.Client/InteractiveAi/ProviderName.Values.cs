namespace InteractiveAi.Client;

public readonly partial struct ProviderName
{
    /// <summary>The known wire texts as constants, for <c>switch</c> on <see cref="Value"/>.</summary>
    public static class Values
    {
        /// <summary>AI21.</summary>
        public const string AI21 = "AI21";

        /// <summary>AionLabs.</summary>
        public const string AionLabs = "AionLabs";

        /// <summary>Alibaba.</summary>
        public const string Alibaba = "Alibaba";

        /// <summary>Amazon Bedrock.</summary>
        public const string AmazonBedrock = "Amazon Bedrock";

        /// <summary>Amazon Nova.</summary>
        public const string AmazonNova = "Amazon Nova";

        /// <summary>Anthropic.</summary>
        public const string Anthropic = "Anthropic";

        /// <summary>Arcee AI.</summary>
        public const string ArceeAI = "Arcee AI";

        /// <summary>AtlasCloud.</summary>
        public const string AtlasCloud = "AtlasCloud";

        /// <summary>Avian.</summary>
        public const string Avian = "Avian";

        /// <summary>Azure.</summary>
        public const string Azure = "Azure";

        /// <summary>BaseTen.</summary>
        public const string BaseTen = "BaseTen";

        /// <summary>BytePlus.</summary>
        public const string BytePlus = "BytePlus";

        /// <summary>Black Forest Labs.</summary>
        public const string BlackForestLabs = "Black Forest Labs";

        /// <summary>Cerebras.</summary>
        public const string Cerebras = "Cerebras";

        /// <summary>Chutes.</summary>
        public const string Chutes = "Chutes";

        /// <summary>Cirrascale.</summary>
        public const string Cirrascale = "Cirrascale";

        /// <summary>Clarifai.</summary>
        public const string Clarifai = "Clarifai";

        /// <summary>Cloudflare.</summary>
        public const string Cloudflare = "Cloudflare";

        /// <summary>Cohere.</summary>
        public const string Cohere = "Cohere";

        /// <summary>Crusoe.</summary>
        public const string Crusoe = "Crusoe";

        /// <summary>DeepInfra.</summary>
        public const string DeepInfra = "DeepInfra";

        /// <summary>DeepSeek.</summary>
        public const string DeepSeek = "DeepSeek";

        /// <summary>Featherless.</summary>
        public const string Featherless = "Featherless";

        /// <summary>Fireworks.</summary>
        public const string Fireworks = "Fireworks";

        /// <summary>Friendli.</summary>
        public const string Friendli = "Friendli";

        /// <summary>GMICloud.</summary>
        public const string GMICloud = "GMICloud";

        /// <summary>GoPomelo.</summary>
        public const string GoPomelo = "GoPomelo";

        /// <summary>Google.</summary>
        public const string Google = "Google";

        /// <summary>Google AI Studio.</summary>
        public const string GoogleAIStudio = "Google AI Studio";

        /// <summary>Groq.</summary>
        public const string Groq = "Groq";

        /// <summary>Hyperbolic.</summary>
        public const string Hyperbolic = "Hyperbolic";

        /// <summary>Inception.</summary>
        public const string Inception = "Inception";

        /// <summary>InferenceNet.</summary>
        public const string InferenceNet = "InferenceNet";

        /// <summary>Infermatic.</summary>
        public const string Infermatic = "Infermatic";

        /// <summary>Inflection.</summary>
        public const string Inflection = "Inflection";

        /// <summary>Liquid.</summary>
        public const string Liquid = "Liquid";

        /// <summary>Mara.</summary>
        public const string Mara = "Mara";

        /// <summary>Mancer 2.</summary>
        public const string Mancer2 = "Mancer 2";

        /// <summary>Minimax.</summary>
        public const string Minimax = "Minimax";

        /// <summary>ModelRun.</summary>
        public const string ModelRun = "ModelRun";

        /// <summary>Mistral.</summary>
        public const string Mistral = "Mistral";

        /// <summary>Modular.</summary>
        public const string Modular = "Modular";

        /// <summary>Moonshot AI.</summary>
        public const string MoonshotAI = "Moonshot AI";

        /// <summary>Morph.</summary>
        public const string Morph = "Morph";

        /// <summary>NCompass.</summary>
        public const string NCompass = "NCompass";

        /// <summary>Nebius.</summary>
        public const string Nebius = "Nebius";

        /// <summary>NextBit.</summary>
        public const string NextBit = "NextBit";

        /// <summary>Novita.</summary>
        public const string Novita = "Novita";

        /// <summary>Nvidia.</summary>
        public const string Nvidia = "Nvidia";

        /// <summary>OpenAI.</summary>
        public const string OpenAI = "OpenAI";

        /// <summary>OpenInference.</summary>
        public const string OpenInference = "OpenInference";

        /// <summary>Parasail.</summary>
        public const string Parasail = "Parasail";

        /// <summary>Perplexity.</summary>
        public const string Perplexity = "Perplexity";

        /// <summary>Phala.</summary>
        public const string Phala = "Phala";

        /// <summary>Relace.</summary>
        public const string Relace = "Relace";

        /// <summary>SambaNova.</summary>
        public const string SambaNova = "SambaNova";

        /// <summary>SiliconFlow.</summary>
        public const string SiliconFlow = "SiliconFlow";

        /// <summary>Sourceful.</summary>
        public const string Sourceful = "Sourceful";

        /// <summary>Stealth.</summary>
        public const string Stealth = "Stealth";

        /// <summary>StreamLake.</summary>
        public const string StreamLake = "StreamLake";

        /// <summary>Switchpoint.</summary>
        public const string Switchpoint = "Switchpoint";

        /// <summary>Targon.</summary>
        public const string Targon = "Targon";

        /// <summary>Together.</summary>
        public const string Together = "Together";

        /// <summary>Venice.</summary>
        public const string Venice = "Venice";

        /// <summary>WandB.</summary>
        public const string WandB = "WandB";

        /// <summary>Xiaomi.</summary>
        public const string Xiaomi = "Xiaomi";

        /// <summary>xAI.</summary>
        public const string XAI = "xAI";

        /// <summary>Z.AI.</summary>
        public const string ZAI = "Z.AI";

        /// <summary>FakeProvider.</summary>
        public const string FakeProvider = "FakeProvider";
    }
}
